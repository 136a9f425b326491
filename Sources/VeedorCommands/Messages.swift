internal import Analyses
internal import Analyst
internal import Domain
internal import Dumps
internal import Findings
internal import Formats
internal import Hosts
internal import Ingestion
internal import Licences
internal import Nights
internal import Policies
internal import Publications
internal import Rents
internal import ScaleOut
internal import Spreadsheets
internal import Store
internal import StrictYAML

/// Words for errors: what was found, where, what was expected, what to do.
///
/// House style: lower case, no full stop, a value is quoted only where it cannot be personal.
struct Message: Equatable {
    var error: String
    var help: String?

    var text: String {
        "error: \(error)\n" + (help.map { "help: \($0)\n" } ?? "")
    }
}

enum Messages {
    /// The words for an error, or `nil` for errors of the argument parser, which has its own.
    static func message(for error: any Error) -> Message? {
        switch error {
        case let error as DumpError: dump(error)
        case let error as UnknownFormat: unknownFormat(error)
        case let error as UnknownWorkbook: unknownWorkbook(error)
        case let error as IngestionError: ingestion(error)
        case let error as HandEntry.Refused:
            Message(
                error: "not taken: "
                    + error.problems.sorted { $0.key < $1.key }.map { "\($0.key) is \($0.value)" }
                    .joined(separator: ", "),
                help: "moments are written as 'YYYY-MM-DD hh:mm', degrees with a decimal point"
            )
        case let error as StoreError: store(error)
        case let error as UnknownCity: unknownCity(error)
        case let error as LicenceCheckError: check(error)
        case let error as RentDataError: rents(error)
        case let error as NightsError: nights(error)
        case let error as HostError: hosts(error)
        case let error as AnalystError: analyst(error)
        case let error as PublicationError: publication(error)
        case let error as AnalysisError: analysis(error)
        case let error as SpreadsheetError: spreadsheet(error)
        case let error as ScaleOutError: scaleOut(error)
        case let error as RuleError: FindingMessages.rule(error)
        case let error as YAMLError:
            Message(
                error: error.problems.map(\.description).joined(separator: "\nerror: "),
                help: "mend every line above and run the command again"
            )
        case let error as DataFolders.NotFound:
            Message(
                error: "the folders 'analyses' and 'scrapers-formats' were not found",
                help: "set VEEDOR_HOME to the folder that holds both; looked at: "
                    + error.looked.prefix(4).joined(separator: ", ")
            )
        case let error as CommandError: Message(error: error.error, help: error.help)
        default: nil
        }
    }

    private static func dump(_ error: DumpError) -> Message {
        let place =
            error.file + (error.row.map { " row \($0)" } ?? "")
            + (error.offset.map { ", byte \($0)" } ?? "")
        let detail = error.detail.map { ": \($0)" } ?? ""
        switch error.code {
        case .cannotOpen:
            return Message(
                error: "\(place): cannot be opened\(detail)",
                help: "check the path and that you may read it"
            )
        case .isDirectory:
            return Message(
                error: "\(place): is a folder, expected a file",
                help: "name the files in it, for example \(error.file)/*.csv.gz"
            )
        case .isNoFile:
            return Message(
                error: "\(place): is a pipe or a device, expected a file",
                help: "a dump is read more than once: save it as a file first"
            )
        case .isEmpty:
            return Message(
                error: "\(place): is empty, expected a dump",
                help: "download it again; a dump of no rows still has a header"
            )
        case .readFailed:
            return Message(
                error: "\(place): reading failed\(detail)",
                help: "copy the file to another disk and try again"
            )
        case .truncatedGzip:
            return Message(
                error: "\(place): the gzip data end too early",
                help: "the download was cut; download it again"
            )
        case .corruptGzip:
            return Message(
                error: "\(place): the gzip data are damaged",
                help: "download it again; 'gzip -t' tells whether a copy is whole"
            )
        case .trailingBytes:
            return Message(
                error: "\(place): something follows the gzip data",
                help: "the file is not one gzip stream; unpack it and look at it"
            )
        case .notText:
            return Message(
                error: "\(place): is not text\(detail)",
                help: "expected CSV, JSON or GeoJSON in UTF-8 or Windows-1252, plain or gzip, or a "
                    + "workbook (.xlsx)"
            )
        case .notCSV:
            return Message(error: "\(place): is not CSV\(detail)", help: nil)
        case .notJSON:
            return Message(
                error: "\(place): is not JSON\(detail)",
                help: "the file may be cut; download it again"
            )
        case .notWorkbook:
            return Message(
                error: "\(place): is not a workbook\(detail)",
                help: "open it in a spreadsheet program and save the sheet as CSV"
            )
        case .unknownArchive:
            return Message(
                error: "\(place): is an archive and no workbook\(detail)",
                help: "unpack it and name the files in it; save a spreadsheet of another kind as "
                    + ".xlsx, or its sheet as CSV"
            )
        case .corruptZip:
            return Message(
                error: "\(place): the workbook is damaged\(detail)",
                help: "download it again; 'unzip -t' tells whether a copy is whole"
            )
        case .encryptedWorkbook:
            return Message(
                error: "\(place): the workbook is encrypted\(detail)",
                help: "open it with its password in a spreadsheet program and save it without one"
            )
        case .oldWorkbook:
            return Message(
                error: "\(place): is a document of before 2007 (.xls, .doc), which is not read",
                help: "open it in a spreadsheet program and save it as .xlsx, or the sheet as CSV"
            )
        case .partTooLarge:
            return Message(
                error: "\(place): the workbook is too large\(detail)",
                help: "save the sheet that holds the data as CSV, which may be of any length"
            )
        case .changedWhileReading:
            return Message(
                error: "\(place): changed while it was read",
                help: "wait until the download has ended and try again"
            )
        case .outOfMemory:
            return Message(error: "\(place): memory ran out", help: nil)
        }
    }

    private static func unknownFormat(_ error: UnknownFormat) -> Message {
        guard let nearest = error.nearest else {
            return Message(
                error: "\(error.file): no known format has its \(error.columnCount, of: "column")",
                help:
                    "'veedor formats' lists the formats; a new one is a folder in scrapers-formats/"
            )
        }
        return Message(
            error: "\(error.file): no known format fits; the nearest is '\(nearest.format)', "
                + "and these columns are missing: \(nearest.missing.joined(separator: ", "))",
            help: "'veedor formats --explain \(error.file)' compares it with every format"
        )
    }

    private static func unknownWorkbook(_ error: UnknownWorkbook) -> Message {
        let sheets = error.sheets.prefix(6).map { "'\($0)'" }.joined(separator: ", ")
        let more = error.sheets.count > 6 ? ", …" : ""
        let nearest =
            error.nearest.map {
                "; the nearest is '\($0.format)' (\($0.container.rawValue)): sheet '\($0.sheet)' "
                    + "names \($0.foundCount) of its \($0.requiredCount, of: "column")"
            } ?? ""
        return Message(
            error: "\(error.file): a workbook that holds no table of a known format "
                + "(sheets \(sheets)\(more))\(nearest)",
            help: "leave it out where it only describes data; where a sheet holds data, save that "
                + "sheet as CSV, or describe the table in scrapers-formats/"
        )
    }

    private static func ingestion(_ error: IngestionError) -> Message {
        switch error {
        case .noSnapshotDate(let file, let format):
            Message(
                error: "\(file): nothing says which day it describes (format '\(format)')",
                help: "say it with --as-of YYYY-MM-DD, or put the date into the folder's name"
            )
        case .noRows(let file, let format):
            Message(
                error: "\(file): has a header of format '\(format)' and no rows",
                help: "download it again, or leave it out"
            )
        case .everyRowRejected(let file, let format, let rows, let field, let code):
            Message(
                error: "\(file): all \(rows, of: "row was/rows were") rejected, most often "
                    + (field.map { "field '\($0)', " } ?? "") + "'\(code)' (format '\(format)')",
                help: "the file is damaged or the format has changed; compare it with "
                    + "scrapers-formats/\(format)/format.yaml"
            )
        case .unreadableContainer(let file, let format):
            Message(
                error: "\(file): format '\(format)' has a container this version cannot read",
                help: "save it as CSV"
            )
        case .otherCity(let store, let asked):
            Message(
                error: "the store holds '\(store)', not '\(asked)'",
                help: "one store holds one city; use another --store"
            )
        }
    }

    private static func store(_ error: StoreError) -> Message {
        let detail = error.detail.map { ": \($0)" } ?? ""
        switch error.code {
        case .doesNotExist:
            return Message(
                error: "\(error.path): there is no such store",
                help: "'veedor ingest FILE… --store \(error.path)' makes it"
            )
        case .isDirectory:
            return Message(
                error: "\(error.path): is a folder, expected a store",
                help: "name a file, for example \(error.path)/city.sqlite"
            )
        case .notAStore:
            return Message(
                error: "\(error.path): is not a store of Veedor",
                help: "name another file with --store; this one was left as it is"
            )
        case .isNewer:
            return Message(
                error: "\(error.path): was written by a newer Veedor",
                help: "install that version; this one would not understand it"
            )
        case .isOlder:
            return Message(
                error: "\(error.path): was written by an older Veedor",
                help: "'veedor ingest FILE… --store \(error.path)' brings it up to date, also when "
                    + "the file is in it already"
            )
        case .readOnly:
            return Message(
                error: "\(error.path): cannot be written\(detail)",
                help: "check that you may write to the file and to its folder"
            )
        case .diskFull:
            return Message(
                error: "\(error.path): the disk is full",
                help: "make room and run the same command again; nothing was changed"
            )
        case .busy:
            return Message(
                error: "\(error.path): is in use by another program",
                help: "wait until it has ended and try again"
            )
        case .otherCity, .failed:
            return Message(error: "\(error.path): the store failed\(detail)", help: nil)
        }
    }

    private static func unknownCity(_ error: UnknownCity) -> Message {
        Message(
            error: "no city '\(error.id)'"
                + (Suggestion.nearest(to: error.id, among: error.known).map {
                    "; did you mean '\($0)'?"
                } ?? ""),
            help: "known: \(error.known.joined(separator: ", ")); a new one is a folder in "
                + "analyses/cities/"
        )
    }

    private static func rents(_ error: RentDataError) -> Message {
        switch error {
        case .noMap:
            Message(
                error: "the store holds no polygons of areas",
                help: "ingest a neighbourhoods.geojson first"
            )
        case .noListings:
            Message(
                error: "the store holds no listings at or before the day",
                help: "'veedor loads' lists what was ingested"
            )
        case .noAreas(let city):
            Message(
                error: "nothing says how the areas of '\(city)' are called in its data",
                help: "add analyses/cities/\(city)/areas.yaml"
            )
        }
    }

    private static func hosts(_ error: HostError) -> Message {
        switch error {
        case .noListings(let asOf, let first):
            check(.noListings(asOf: asOf, first: first))
        case .noSuchAccount(let account):
            Message(
                error: account.platform == "several"
                    ? "several platforms have an account '\(account.id)'"
                    : "no snapshot up to the day has an account '\(account.id)'",
                help: "accounts are named as platform:id, for example airbnb:71615"
            )
        case .noSuchOperator(let id):
            Message(
                error: "no operator '\(id)' on the day",
                help: "'veedor hosts --section operators' lists them; an account's id does as well"
            )
        case .noSuchDwelling(let id):
            Message(
                error: "no dwelling or advertisement '\(id)' on the day",
                help: "a dwelling is named D: and its first advertisement; only what the last "
                    + "snapshot shows has one"
            )
        }
    }

    private static func check(_ error: LicenceCheckError) -> Message {
        switch error {
        case .noListings(let asOf, let first):
            let when = asOf.map { " at or before \($0)" } ?? ""
            return Message(
                error: "the store holds no listings\(when)",
                help: first.map { "the first snapshot is of \($0)" }
                    ?? "ingest a listings dump first: 'veedor ingest listings.csv.gz …'"
            )
        case .noRegisterVersion(let name, let date, let held):
            return Message(
                error: "no version of the register '\(name)' with licence numbers is of \(date)",
                help: held.isEmpty
                    ? "ingest one first"
                    : "held: " + held.map(\.description).joined(separator: ", ")
            )
        case .noLicenceRules(let date):
            return Message(
                error: "the city's policy in force from \(date) says nothing about licences",
                help: "add a block 'licences' to that policy file; see analyses/cities/barcelona/"
            )
        case .noSuchListing(let id, let date):
            return Message(
                error: "the snapshot of \(date) holds no listing '\(id)'",
                help: "'veedor show listing \(id)' tells in which snapshots it is"
            )
        }
    }
}

/// An error that a command knows the words for.
struct CommandError: Error {
    var error: String
    var help: String?
}
