internal import Domain
internal import Foundation
internal import Policies
internal import Store

/// The trips of one block, counted by operator and hour, and by base and month.
struct HourCounts {
    private struct Cell: Hashable {
        var name: Int64
        var hour: Int64
    }

    private var byOperator: [Cell: Int] = [:]
    private var byBase: [Cell: Int64] = [:]
    private var byBaseHour: [BaseCell: Int] = [:]
    private let names: StoredTripNames

    private struct BaseCell: Hashable {
        var name: Int64
        var base: Int64
        var hour: Int64
    }

    /// Counts those bases hour by hour.
    init(_ block: TripBlock, _ names: StoredTripNames, bases: BusyBases) {
        self.names = names
        let isWanted = names[.dispatchingBase].map { bases.contains($0.uppercased()) }
        for index in 0..<block.count {
            let base = block[.dispatchingBase][index]
            guard base != PackedColumn.missing, isWanted[Int(base)] else { continue }
            let minutes = block[.pickedUpAt][index]
            let hour = minutes >= 0 ? minutes / 60 : (minutes - 59) / 60
            let name = block[.operatorName][index]
            byBaseHour[BaseCell(name: name, base: base, hour: hour), default: 0] += 1
        }
    }

    /// Trips of bases by series and hour.
    func baseHours(format: String) -> [TripSeries: [Int64: Int]] {
        var hours: [TripSeries: [Int64: Int]] = [:]
        for (cell, count) in byBaseHour {
            let series = TripSeries(
                format: format,
                operatorName: cell.name == PackedColumn.missing
                    ? "" : names[.operatorName][Int(cell.name)],
                base: names[.dispatchingBase][Int(cell.base)].uppercased()
            )
            hours[series, default: [:]][cell.hour, default: 0] += count
        }
        return hours
    }

    init(_ block: TripBlock, _ names: StoredTripNames) {
        self.names = names
        for index in 0..<block.count {
            let minutes = block[.pickedUpAt][index]
            let hour = minutes >= 0 ? minutes / 60 : (minutes - 59) / 60
            byOperator[Cell(name: block[.operatorName][index], hour: hour), default: 0] += 1
            let base = block[.dispatchingBase][index]
            if base != PackedColumn.missing {
                let day = hour >= 0 ? hour / 24 : (hour - 23) / 24
                byBase[Cell(name: base, hour: day), default: 0] += 1
            }
        }
    }

    /// Trips by series and hour.
    func hours(format: String) -> [TripSeries: [Int64: Int]] {
        var hours: [TripSeries: [Int64: Int]] = [:]
        for (cell, count) in byOperator {
            let name = cell.name == PackedColumn.missing ? "" : names[.operatorName][Int(cell.name)]
            hours[TripSeries(format: format, operatorName: name), default: [:]][
                cell.hour,
                default: 0
            ] += count
        }
        return hours
    }

    /// Trips by base and month.
    var bases: [MonthlyCounts.Key: Int64] {
        var bases: [MonthlyCounts.Key: Int64] = [:]
        for (cell, count) in byBase {
            let key = MonthlyCounts.Key(
                base: names[.dispatchingBase][Int(cell.name)].uppercased(),
                month: CivilDate(daysSinceEpoch: Int32(cell.hour)).firstOfMonth
            )
            bases[key, default: 0] += count
        }
        return bases
    }
}

/// The bases of a file with so many trips a day that chance cannot leave a day without any, where
/// there are several bases: of the others an empty day says nothing.
struct BusyBases {
    private let names: Set<String>

    var isEmpty: Bool { names.isEmpty }

    func contains(_ base: String) -> Bool { names.contains(base) }

    init(
        _ counts: [MonthlyCounts.Key: Int64],
        days: ClosedRange<CivilDate>?,
        _ rules: DeliveryMeasures.Gaps
    ) {
        var trips: [String: Int64] = [:]
        for (key, count) in counts { trips[key.base, default: 0] += count }
        guard trips.count > 1, let days else {
            names = []
            return
        }
        // Poisson's chance of none is the smallest there is at a given mean.
        let length = days.lowerBound.nights(until: days.upperBound) + 1
        let least = -log(rules.dayChance) * Double(length)
        names = Set(trips.filter { Double($0.value) >= least }.keys)
    }
}
