internal import Domain
internal import Hosts
internal import Licences
internal import Policies
internal import Store
internal import StrictYAML

/// Operators and dwellings of a store, by the models and the law that are in the data folders.
struct HostAnalysis {
    let operators: OperatorIndex
    let dwellings: DwellingIndex
    let dwellingModel: DwellingModel

    /// Licence numbers, in normal form, of series that are for a whole dwelling only.
    let wholeDwellingLicences: Set<String>

    /// Reads the store and links what it holds.
    ///
    /// - Parameters:
    ///   - store: the store.
    ///   - asOf: snapshots after this day are left out.
    ///   - decidedUntil: decisions after this day are left out.
    /// - Throws: what reading the store, the law and the models throws.
    init(_ store: VeedorStore, asOf: CivilDate?, decidedUntil: CivilDate? = nil) throws {
        let folders = try DataFolders.find()
        var readers = LicenceReaders(
            try CityLaw(of: store, cities: CityCatalogue(folder: folders.cities))
        )
        let history = try HostHistory(
            store,
            asOf: asOf,
            decidedUntil: decidedUntil.map { "\($0)T23:59:59Z" }
        ) { text, day in try readers.numbers(text, on: day) }
        wholeDwellingLicences = readers.wholeDwelling
        operators = OperatorIndex(history, model: try Self.hostModel(folders))
        dwellingModel = try DwellingModel(
            document: YAMLDocument(contentsOf: "\(folders.models)/dwellings.yaml")
        )
        dwellings = DwellingIndex(
            operators,
            model: dwellingModel,
            platforms: try PlatformCatalogue(folder: folders.platforms)
        )
    }

    static func hostModel(_ folders: DataFolders) throws -> HostLinkageModel {
        try HostLinkageModel(
            document: YAMLDocument(contentsOf: "\(folders.models)/host-linkage.yaml")
        )
    }

    /// The day that is looked at.
    var day: CivilDate { operators.history.snapshots[operators.history.snapshots.count - 1].date }
}

/// Readers of licence fields, one for each policy that was in force.
struct LicenceReaders {
    private let law: CityLaw
    private var readers: [CivilDate: LicenceReader] = [:]
    private var ownSeries: [CivilDate: (ids: Set<String>, neverIssued: Set<String>)] = [:]
    private var policies: [CivilDate: CivilDate] = [:]
    private var wholeSeries: [CivilDate: Set<String>] = [:]

    /// The numbers read so far that license a whole dwelling only.
    private(set) var wholeDwelling: Set<String> = []

    init(_ law: CityLaw) {
        self.law = law
    }

    /// The numbers of the city's own series in a text, in normal form, each once; those that were
    /// never issued say nothing and are left out.
    mutating func numbers(_ text: String, on day: CivilDate) throws -> [String] {
        let key: CivilDate
        if let known = policies[day] {
            key = known
        } else {
            let policy = try law.policy(on: day)
            key = policy.inForceFrom
            policies[day] = key
            readers[key] = LicenceReader(rules: policy.licences)
            let own = policy.licences.ownSeries
            wholeSeries[key] = Set(own.filter(\.isForWholeDwelling).map(\.id))
            ownSeries[key] = (Set(own.map(\.id)), Set(own.flatMap(\.neverIssued)))
        }
        // In place: a copy would take every text that was read with it.
        guard let reading = readers[key]?.reading(text), let own = ownSeries[key] else { return [] }
        let numbers = reading.numbers.filter { shown in
            own.ids.contains(shown.series) && !shown.hasExcess
                && !own.neverIssued.contains(shown.number)
        }
        for shown in numbers where wholeSeries[key]?.contains(shown.series) ?? false {
            wholeDwelling.insert(shown.number)
        }
        return numbers.map(\.number)
    }
}
