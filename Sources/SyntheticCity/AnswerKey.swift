/// The truth about a synthetic city, against which a tool's findings are compared.
///
/// Taken from what was planted, never from the text of the files.
public struct AnswerKey: Codable, Sendable, Equatable {
    /// The seed of the city.
    public var seed: UInt64

    /// Totals of each dump, in order of date.
    public var dumps: [DumpTotals]

    /// Every advertisement that stands in a dump, in order of id.
    public var listings: [ListingTruth]

    /// Every host account with its true operator, in order of id.
    public var accounts: [AccountTruth]

    /// Every planted violation, in order of advertisement and class.
    public var violations: [PlantedViolation]

    /// Every complaint, in the order in which they came in.
    public var complaints: [ComplaintTruth]

    /// The planted effect of short lets on rents.
    public var rentEffect: RentEffect

    /// What is true of one advertisement.
    public struct ListingTruth: Codable, Sendable, Equatable {
        /// The id in the files.
        public var id: String

        /// The id of the host account.
        public var account: String

        /// The operator behind the account.
        public var `operator`: String

        /// The dwelling; several advertisements may be one.
        public var dwelling: String

        /// The room type in the platform's words.
        public var roomType: String

        /// The first state of the licence text, by dump date.
        public var licenceStates: [String: PlantedLicenceState]

        /// Nights with guests in the 365 days before the second dump.
        public var trueBookedNights: Int

        /// Nights with guests in its dwelling in the calendar year up to the second dump, through any
        /// advertisement of the whole home.
        public var trueHomeNights: Int
    }

    /// Who stands behind an account.
    public struct AccountTruth: Codable, Sendable, Equatable {
        /// The id in the files.
        public var id: String

        /// The operator.
        public var `operator`: String
    }

    /// The totals of one dump.
    public struct DumpTotals: Codable, Sendable, Equatable {
        /// The date of the dump.
        public var date: String

        /// Rows of the listing files.
        public var listings: Int

        /// Accounts with at least one advertisement.
        public var accounts: Int

        /// Distinct dwellings behind the advertisements.
        public var dwellings: Int

        /// Distinct operators behind the accounts.
        public var operators: Int

        /// Advertisements by first state of the licence text.
        public var byLicenceState: [String: Int]

        /// Advertisements by room type.
        public var byRoomType: [String: Int]

        /// Advertisements by violation.
        public var byViolation: [String: Int]
    }

    /// How advertised dwellings raise rents.
    public struct RentEffect: Codable, Sendable, Equatable {
        /// Per cent of rent for each advertised dwelling per hundred dwellings.
        public var percentPerPoint: Double

        /// The same in one sentence.
        public var sentence: String

        /// The pressure by neighbourhood.
        public var neighbourhoods: [Pressure]
    }

    /// The density of advertised dwellings in one neighbourhood at the second dump.
    public struct Pressure: Codable, Sendable, Equatable {
        /// The name in all files.
        public var neighbourhood: String

        /// Dwellings in the neighbourhood.
        public var dwellings: Int

        /// Dwellings that have been advertised by the date of the second dump.
        public var advertisedDwellings: Int
    }
}
