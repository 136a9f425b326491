internal import ArgumentParser
internal import Domain
internal import Dumps
internal import Formats
internal import Foundation
internal import Ingestion
internal import Policies
internal import Reporting
internal import Store

struct IngestCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "ingest",
        abstract: "Load dumps into a store.",
        discussion: """
            Each file is recognised by its header and loaded in one transaction: all of it or \
            nothing. The same file twice changes nothing; a register that is published again \
            unchanged is noted with its day. Rows that cannot be read are kept with \
            their reason in the table 'reject'.

            Example:
              veedor ingest 2024-12-12/listings.csv.gz --store bcn.sqlite --city barcelona
            """
    )

    @Argument(
        help: ArgumentHelp(
            "Dumps: CSV, JSON, GeoJSON (plain or gzip) or xlsx.",
            valueName: "file"
        )
    )
    var files: [String]

    @OptionGroup var storeOption: StoreOption
    @OptionGroup var formatOption: FormatOption

    @Option(help: ArgumentHelp("The city: a folder in analyses/cities/.", valueName: "city"))
    var city: String?

    @Option(help: ArgumentHelp("The day the files describe, YYYY-MM-DD.", valueName: "date"))
    var asOf: CivilDate?

    func run() throws {
        VeedorStore.forgoMemoryCounts()
        // The first file is read through while the formats and the store are made ready.
        let ahead = files.first.map { FileIdentityAhead(ofFileAt: $0) }
        defer { ahead?.abandon() }
        let folders = try DataFolders.find()
        let catalogue = try FormatCatalogue(folder: folders.formats)
        let cities = CityCatalogue(folder: folders.cities)
        // Asked before the store is made, so that a wrong word leaves nothing behind.
        if let city { _ = try cities.city(city) }
        let store = try VeedorStore(path: storeOption.store, access: .writing)
        defer { store.discardIfNewAndEmpty() }
        let known = try StoreCity.settle(city, in: store)
        let cityOfStore = try known.map { try cities.city($0) }
        let options = FileLoader.Options(
            asOf: asOf,
            currency: cityOfStore?.currency,
            timeZone: cityOfStore?.timeZone,
            loadedAt: Clock.now
        )
        let loader = FileLoader(store: store, catalogue: catalogue, options: options)
        var table = LoadTable.empty
        defer {
            if !table.rows.isEmpty {
                Console.standardOutput(table.rendered(as: formatOption.format))
            }
        }
        for file in files {
            let line = ProgressLine(name: URL(fileURLWithPath: file).lastPathComponent)
            defer { line.clear() }
            let identity = file == ahead?.path ? ahead : nil
            switch try loader.load(file, identity: identity, progress: line.show) {
            case .loaded(let load):
                if let city { try store.write { try StoreProperty.city.set(city, $0) } }
                table.rows.append(LoadTable.row(load, outcome: "loaded"))
            case .alreadyLoaded(let load):
                table.rows.append(LoadTable.row(load, outcome: "already loaded, unchanged"))
            case .seenAgain(var load, let again):
                load.fileName = again.fileName
                load.snapshotDate = again.day
                load.snapshotDeterminedBy = again.determinedBy
                table.rows.append(
                    LoadTable.row(load, outcome: "published again unchanged; the day was noted")
                )
            }
        }
    }
}

/// The one city of a store.
enum StoreCity {
    /// The city that the store holds or is about to hold.
    ///
    /// - Throws: `IngestionError.otherCity` where both are known and differ.
    static func settle(_ asked: String?, in store: VeedorStore) throws -> String? {
        let held = try store.read { try StoreProperty.city.value($0) }
        if let held, let asked, held != asked {
            throw IngestionError.otherCity(store: held, asked: asked)
        }
        return held ?? asked
    }
}

/// The moment of loading.
///
/// `SOURCE_DATE_EPOCH` replaces it, so that a store can be made again byte for byte (see
/// reproducible-builds.org).
enum Clock {
    static var now: String {
        let epoch = ProcessInfo.processInfo.environment["SOURCE_DATE_EPOCH"].flatMap(Int.init)
        let seconds = epoch ?? Int(Date().timeIntervalSince1970)
        let day = CivilDate(daysSinceEpoch: Int32(seconds / 86_400))
        let second = seconds % 86_400
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return "\(day)T\(two(second / 3600)):\(two(second / 60 % 60)):\(two(second % 60))Z"
    }
}
