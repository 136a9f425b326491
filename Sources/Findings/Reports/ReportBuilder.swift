public import Domain
public import GRDB
public import Reporting

/// Makes a report out of its definition and the models of a connection.
public struct ReportBuilder {
    private let definition: ReportDefinition
    private let edition: Report.Edition
    private let numbers: PublicNumbers
    private let shapes: [String: [[GeoPoint]]]
    private let run: String

    /// A builder.
    ///
    /// - Parameters:
    ///   - definition: the report as data.
    ///   - edition: who may read it.
    ///   - publicLimit: below which count the public edition shows none.
    ///   - shapes: the rings of the city's areas, by name.
    ///   - run: the run that it rests on, in words.
    public init(
        _ definition: ReportDefinition,
        edition: Report.Edition,
        publicLimit: Int,
        shapes: [String: [[GeoPoint]]],
        run: String
    ) {
        self.definition = definition
        self.edition = edition
        numbers = PublicNumbers(limit: edition == .public ? publicLimit : nil)
        self.shapes = shapes
        self.run = run
    }

    /// The report.
    ///
    /// - Throws: `DatabaseError` where a query does not fit the models.
    public func report(
        subtitle: String,
        particulars: [Report.Particular],
        _ database: Database
    ) throws -> Report {
        Report(
            title: definition.title,
            subtitle: subtitle,
            edition: edition,
            particulars: particulars,
            sections: try definition.sections.filter { $0.editions.contains(edition) }
                .map { section in
                    Report.Section(
                        id: section.id,
                        title: section.title,
                        blocks: try blocks(of: section, database)
                    )
                }
        )
    }

    private func blocks(
        of section: ReportDefinition.Section,
        _ database: Database
    ) throws -> [ReportBlock] {
        if section.needs != nil, try rows(section.needs, database).isEmpty {
            return [.paragraph([ReportRun(section.otherwise)])]
        }
        return try section.blocks.enumerated().filter { $0.element.editions.contains(edition) }
            .compactMap { place, block in
                try self.block(block, id: "\(section.id)-\(place + 1)", database)
            }
    }

    private func rows(_ query: String?, _ database: Database) throws -> [ReportRow] {
        guard let query, let sql = definition.queries[query] else { return [] }
        return try Row.fetchAll(database, sql: sql).map {
            ReportRow($0, query: "\(definition.id)/\(query)", run: run)
        }
    }

    private func block(
        _ block: BlockDefinition,
        id: String,
        _ database: Database
    ) throws -> ReportBlock? {
        let rows = try rows(block.query, database)
        if block.query != nil, rows.isEmpty {
            return block.empty.isEmpty ? nil : .paragraph([ReportRun(block.empty)])
        }
        let blocks = ReportBlocks(
            id: id,
            numbers: block.isOpen ? PublicNumbers(limit: nil) : numbers,
            rows: rows
        )
        return switch block.shape {
        case .text(let words): .paragraph(blocks.runs(words))
        case .note(let words): .note(blocks.runs(words))
        case .figures: .figures(blocks.figures())
        case .table(let caption, let columns, let limit):
            .table(blocks.table(caption, columns, limit: limit))
        case .bars(let columns): .bars(blocks.bars(columns))
        case .lines(let title, let date, let series, let value):
            .lines(blocks.lines(title, date: date, series: series, value: value))
        case .map(let title, let unit, let area, let value):
            .map(blocks.map(title, unit: unit, area: area, value: value, shapes: shapes))
        }
    }
}
