internal import Domain
internal import Store

/// The trips of one block, counted by operator and hour, and by base and month.
struct HourCounts {
    private struct Cell: Hashable {
        var name: Int64
        var hour: Int64
    }

    private var byOperator: [Cell: Int] = [:]
    private var byBase: [Cell: Int64] = [:]
    private let names: StoredTripNames

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
