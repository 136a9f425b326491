internal import StrictYAML

/// Who must stand in which register, and what entries permit a trip.
public struct RegistrationRule: Hashable, Sendable {
    /// Whose entry is asked for.
    public enum Subject: String, Hashable, Sendable, CaseIterable {
        /// The driver.
        case driver

        /// The vehicle.
        case vehicle

        /// The base that sent the car.
        case base

        /// The base that took the order or that the car belongs to.
        case originatingBase = "originating-base"
    }

    /// The column of the register that the trip's text is compared with.
    public enum Key: String, Hashable, Sendable, CaseIterable {
        /// The licence's own number.
        case number

        /// The number plate; of vehicles.
        case plate

        /// The vehicle identification number; of vehicles.
        case vin

        /// The register's own key of the entry; of vehicles.
        case reference
    }

    /// Whose entry is asked for.
    public var subject: Subject

    /// The registers that count, as the formats name them; any where there is none.
    ///
    /// `{operator}` stands for the trip's operator: each keeps a register of its own.
    public var registers: [String]

    /// Whether what counts depends on the trip's operator.
    public var dependsOnOperator: Bool { registers.contains { $0.contains(Self.operatorMark) } }

    /// The registers that count for an operator; those of operators are left out where it is not
    /// told whose trip it is.
    public func registers(for operatorName: String?) -> [String] {
        registers.compactMap { name in
            guard name.contains(Self.operatorMark) else { return name }
            return operatorName.map {
                name.split(separator: Self.operatorMark, omittingEmptySubsequences: false)
                    .joined(separator: $0)
            }
        }
    }

    private static let operatorMark = "{operator}"

    /// What the trip's text is compared with.
    public var key: Key

    /// What a licence number looks like, as a regular expression over the whole text; anything
    /// else is a name and says nothing about a licence.
    public var pattern: String?

    /// The statuses under which driving is allowed; an entry without a status counts as allowed.
    public var permits: [String]

    /// The statuses that mean "for a time not".
    public var suspends: [String]

    /// The statuses that only say that the last day has passed: the last day decides.
    public var lapses: [String]

    /// The classes of licence that suffice; all where there is none.
    public var classes: [String]

    /// A trip without a driver is lawful in a vehicle that the register calls autonomous and
    /// that the trip's operator answers for.
    public var allowsDriverless: Bool

    /// A publication says nothing about days further away than this.
    public var registerGapDays: Int

    init(_ entry: YAMLMapping) {
        subject = entry.choice("subject", of: Subject.self) ?? .driver
        registers = entry.strings("registers")
        key = entry.optionalChoice("key", of: Key.self) ?? .number
        pattern = entry.optionalString("pattern")
        permits = entry.strings("permits")
        suspends = entry.strings("suspends")
        lapses = entry.strings("lapses")
        classes = entry.strings("classes")
        allowsDriverless = entry.optionalBoolean("allows-driverless") ?? false
        registerGapDays = entry.integer("register-gap-days")
        if key != .number, subject != .vehicle {
            entry.report("key", "'\(key.rawValue)' is a column of vehicles")
        }
        if allowsDriverless, subject != .driver {
            entry.report("allows-driverless", "is about drivers")
        }
        if permits.isEmpty { entry.report("permits", "at least one status is needed") }
    }
}
