internal import Domain
internal import Dumps
internal import Store

extension LoadRun {
    /// Reads a calendar: plain rows many at once, all others one by one.
    mutating func readCalendar(
        from reader: inout CSVReader,
        _ lane: consuming CalendarLane,
        _ progress: (FileLoader.Progress) -> Void
    ) throws {
        guard let output = outputs.first else { return }
        var lane = lane
        var record = DumpRecord()
        var days: ClosedRange<Int32>?
        while true {
            while let rows = reader.next(&lane) {
                try take(lane, rows, output)
                for stretch in lane.stretches {
                    let last = stretch.firstDay + Int32(stretch.nights) - 1
                    let first = min(days?.lowerBound ?? last, stretch.firstDay)
                    days = first...max(days?.upperBound ?? last, last)
                }
            }
            guard try reader.next(into: &record) else { break }
            load.rowsRead += 1
            try take(record)
            report(reader.fileBytesConsumed, progress)
        }
        guard let days else { return }
        for day in [days.lowerBound, days.upperBound] {
            tallies["night"]?.add(.text(CivilDate(daysSinceEpoch: day).description))
        }
    }

    /// Takes nights; where one of them was told before, night by night.
    private mutating func take(
        _ lane: CalendarLane,
        _ rows: CSVReader.LaneRows,
        _ output: RecordOutput
    ) throws {
        load.rowsRead += rows.count
        let nights = lane.stretches.map { NightStretch($0, firstRow: rows.rowNumber) }
        if try output.write(nights, of: lane.listing) {
            load.rowsLoaded += rows.count
            return
        }
        for (stretch, nights) in zip(lane.stretches, nights) {
            let start = rows.byteOffset + Int64(stretch.byteOffset)
            for night in nights.nights {
                let one = NightStretch(
                    day: night.day,
                    count: 1,
                    isAvailable: night.isAvailable,
                    terms: night.terms,
                    rowNumber: night.rowNumber
                )
                if try output.write([one], of: lane.listing) {
                    load.rowsLoaded += 1
                } else {
                    load.rowsRejected += 1
                    let before = Int64(night.rowNumber - nights.rowNumber)
                    try note(
                        .duplicate,
                        rowNumber: night.rowNumber,
                        byteOffset: start + before * Int64(stretch.rowBytes)
                    )
                }
            }
        }
    }
}

extension NightStretch {
    /// Nights of the fast lane; its prices are hundredths, the minor unit of the currency.
    init(_ stretch: CalendarStretch, firstRow: Int) {
        func told(_ value: Int64) -> Int64? { value < 0 ? nil : value }
        self.init(
            day: stretch.firstDay,
            count: stretch.nights,
            isAvailable: stretch.values.isAvailable,
            terms: NightTerms(
                priceMinor: told(stretch.values.priceHundredths),
                minimumNights: told(stretch.values.minimumNights),
                maximumNights: told(stretch.values.maximumNights)
            ),
            rowNumber: firstRow + stretch.row
        )
    }
}
