internal import Domain
internal import Hosts
internal import Nights
internal import Policies
internal import Reporting
internal import Store

/// Nights on which an operator had guests in several dwellings at once, in the year before a day.
///
/// Declared stays count for certain; else nights that one look at the calendar showed free and a later
/// one taken, with the probability that guests took them. What was taken from the first look on is
/// not counted: it may be closed.
enum OverlapTable {
    static func table(_ store: VeedorStore, _ analysis: HostAnalysis) throws -> DataTable {
        var table = DataTable(columns: [
            .init("operator"), .init("dwellings_looked_at", isNumeric: true),
            .init("nights_with_several_declared", isNumeric: true),
            .init("nights_with_several_expected", isNumeric: true),
            .init("most_at_one_time", isNumeric: true),
        ])
        let index = analysis.operators
        let year = analysis.day.adding(days: -365)..<analysis.day
        let booked = try bookings(store, analysis, year)
        let byOwner = Dictionary(grouping: analysis.dwellings.dwellings, by: \.owner)
        for (owner, dwellings) in byOwner.sorted(by: { $0.key < $1.key }) {
            // What may be one dwelling is counted as one, a group of rooms too.
            let known = dwellings.compactMap { one -> [OverlappingBookings.Booked]? in
                let spans = one.advertisements.flatMap { position in
                    booked[index.history.advertisements[position].id.id] ?? []
                }
                return spans.isEmpty ? nil : spans
            }
            guard known.count > 1 else { continue }
            let overlaps = OverlappingBookings(dwellings: known, period: year)
            guard overlaps.most > 1 else { continue }
            table.rows.append([
                .text(index.operators[owner].id), .count(known.count), .count(overlaps.certain),
                .decimal(overlaps.expected, digits: 1), .count(overlaps.most),
            ])
        }
        return table
    }

    private static func bookings(
        _ store: VeedorStore,
        _ analysis: HostAnalysis,
        _ year: Range<CivilDate>
    ) throws -> [String: [OverlappingBookings.Booked]] {
        let measures = try DataFolders.find().nightMeasures()
        let stored = try StoredNights(store, asOf: analysis.day, measures: measures)
        var booked: [String: [OverlappingBookings.Booked]] = [:]
        for one in stored.listings {
            if let declared = one.declared {
                booked[one.listing.id] = declared.stays.map { stay in
                    OverlappingBookings.Booked(nights: stay.first..<stay.end, probability: 1)
                }
            } else if !one.looks.isEmpty {
                let runs = one.chain(over: year).runs.filter { $0.lastAvailableOn != nil }
                booked[one.listing.id] = runs.map { run in
                    OverlappingBookings.Booked(nights: run.nights, probability: run.probability)
                }
            }
        }
        return booked
    }
}
