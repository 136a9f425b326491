public import Domain
public import Policies

/// All publications of the registers of one kind of licence: who stood there when.
///
/// Each publication is taken to be complete: who is not in it was not in the register on its day.
public struct RegisterHistory: Sendable {
    /// The days of publication of each register, in order, each once.
    public private(set) var publications: [String: [CivilDate]] = [:]

    /// Entries by register and key, each with the place of its publication.
    private var entries: [String: [String: [(place: Int, entry: RegisterEntry)]]] = [:]

    /// A history out of entries.
    public init(
        publications: [String: Set<CivilDate>],
        entries: [(register: String, day: CivilDate, key: String, entry: RegisterEntry)]
    ) {
        for (register, days) in publications { self.publications[register] = days.sorted() }
        for item in entries {
            guard let place = self.publications[item.register]?.firstIndex(of: item.day) else {
                continue
            }
            self.entries[item.register, default: [:]][Self.normal(item.key), default: []]
                .append((place, item.entry))
        }
        for register in self.entries.keys {
            for key in self.entries[register, default: [:]].keys {
                self.entries[register]?[key]?.sort { $0.place < $1.place }
            }
        }
    }

    /// Numbers are compared without outer blanks and in capitals: `b01346 ` is `B01346`.
    public static func normal(_ key: String) -> String {
        let trimmed = key.drop { $0 == " " }
        let end = trimmed.lastIndex { $0 != " " }
        return end.map { trimmed[...$0].uppercased() } ?? ""
    }

    /// How a licence stood on a day: the best state of all its entries in the registers asked for.
    ///
    /// - Parameters:
    ///   - key: the licence.
    ///   - day: the day.
    ///   - rule: which registers and statuses count.
    ///   - operatorName: whose trip it is; `nil` where that is not told.
    /// - Returns: the state.
    public func state(
        of key: String,
        on day: CivilDate,
        _ rule: RegistrationRule,
        operatorName: String? = nil
    ) -> RegistrationState {
        let names =
            rule.registers.isEmpty
            ? publications.keys.sorted() : rule.registers(for: operatorName)
        let key = Self.normal(key)
        var states: [RegistrationState] = []
        for name in names {
            guard let days = publications[name] else { continue }
            let found = entries[name]?[key] ?? []
            let judge = RegisterJudge(rule: rule, days: days, day: day)
            let fitting = found.filter { $0.entry.suffices(for: rule) }
            let state = judge.state(fitting)
            if state != .registered, fitting.count < found.count,
                judge.state(found) == .registered
            {
                states.append(.wrongClass)
            } else {
                states.append(state)
            }
        }
        return states.min { $0.rank < $1.rank } ?? .noRegister
    }

    /// The entries of a licence on a day: those of the last publication at or before it, else of
    /// the first after it.
    public func entries(of key: String, on day: CivilDate, registers: [String])
        -> [RegisterEntry]
    {
        let names = registers.isEmpty ? publications.keys.sorted() : registers
        return names.flatMap { name -> [RegisterEntry] in
            guard let days = publications[name] else { return [] }
            let place = days.lastIndex { $0 <= day } ?? 0
            let found = entries[name]?[Self.normal(key)] ?? []
            return found.filter { $0.place == place }.map(\.entry)
        }
    }

    /// Every entry of a licence, with register and day of publication, in order.
    public func timeline(of key: String)
        -> [(register: String, day: CivilDate, entry: RegisterEntry)]
    {
        publications.keys.sorted().flatMap { name in
            (entries[name]?[Self.normal(key)] ?? []).map { item in
                (name, publications[name, default: []][item.place], item.entry)
            }
        }
    }
}

extension RegisterEntry {
    fileprivate func suffices(for rule: RegistrationRule) -> Bool {
        guard !rule.classes.isEmpty, let licenceClass else { return true }
        return rule.classes.contains(licenceClass)
    }
}

extension RegistrationState {
    /// Of several entries of one licence the one that says the most for it counts.
    fileprivate var rank: Int {
        switch self {
        case .registered: 0
        case .changedThatDay, .changedBetween, .enteredLate, .endedUnlessRenewed: 1
        case .wrongClass, .suspended, .expired, .notActive, .notYet, .registeredLater, .removed: 2
        case .registerTooFar: 3
        case .unregistered: 4
        case .notTold, .notALicence, .noRegister: 5
        }
    }
}
