public import Domain

/// What is known of a host account; what is not known is empty.
///
/// Names, numbers and addresses live here while accounts are compared and are printed nowhere.
public struct AccountRecord: Hashable, Sendable {
    /// The account.
    public var account: AccountID

    /// The name shown on the platform.
    public var displayName: String

    /// The name given to the platform or the city.
    public var legalName: String

    /// The e-mail address.
    public var email: String

    /// The telephone number.
    public var phone: String

    /// A fingerprint of the name shown, where the name itself is not kept.
    public var shownNameKey: String

    /// A fingerprint of what the host says about itself, where the text is not kept.
    public var ownWordsKey: String

    /// Samples of the sequences of words of its advertisements, each once.
    public var shingles: [UInt64]

    /// Telephones, e-mail addresses and companies in the texts of its advertisements, as keyed
    /// numbers, each once.
    public var contacts: [UInt64]

    /// The buildings that registers give for its licence numbers, as numbers, each once.
    public var buildings: [UInt64]

    /// The licence numbers shown, in normal form, with the place of each advertisement.
    public var licences: [ShownLicence]

    /// The middle of what is advertised.
    public var middle: GeoPoint?

    /// A licence number on an advertisement.
    public struct ShownLicence: Hashable, Sendable {
        /// The number in normal form.
        public var number: String

        /// Where the advertisement is shown.
        public var place: GeoPoint?

        /// A licence number on an advertisement.
        public init(number: String, place: GeoPoint?) {
            self.number = number
            self.place = place
        }
    }

    /// What is known of an account.
    public init(
        account: AccountID,
        displayName: String = "",
        legalName: String = "",
        email: String = "",
        phone: String = "",
        shownNameKey: String = "",
        ownWordsKey: String = "",
        shingles: [UInt64] = [],
        contacts: [UInt64] = [],
        buildings: [UInt64] = [],
        licences: [ShownLicence] = [],
        middle: GeoPoint? = nil
    ) {
        self.account = account
        self.displayName = displayName
        self.legalName = legalName
        self.email = email
        self.phone = phone
        self.shownNameKey = shownNameKey
        self.ownWordsKey = ownWordsKey
        self.shingles = shingles
        self.contacts = contacts
        self.buildings = buildings
        self.licences = licences
        self.middle = middle
    }
}

/// A host account of a platform.
public struct AccountID: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The platform.
    public var platform: String

    /// The platform's id.
    public var id: String

    /// An account.
    public init(platform: String, id: String) {
        self.platform = platform
        self.id = id
    }

    /// `platform:id`.
    public var description: String { platform + ":" + id }

    /// By platform, then by id, shorter ids first.
    public static func < (left: Self, right: Self) -> Bool {
        (left.platform, left.id.utf8.count, left.id)
            < (right.platform, right.id.utf8.count, right.id)
    }
}
