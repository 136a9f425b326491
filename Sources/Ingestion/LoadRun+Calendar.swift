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
            while let stretch = reader.next(&lane) {
                try take(stretch, of: lane.listing, output)
                let last = stretch.firstDay + Int32(stretch.nights) - 1
                days =
                    min(
                        days?.lowerBound ?? last,
                        stretch.firstDay
                    )...max(
                        days?.upperBound ?? last,
                        last
                    )
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
        _ stretch: CalendarStretch,
        of listing: String,
        _ output: RecordOutput
    ) throws {
        let nights = NightStretch(stretch)
        load.rowsRead += stretch.nights
        if try output.write(nights, of: listing) {
            load.rowsLoaded += stretch.nights
            return
        }
        for night in nights.nights {
            let one = NightStretch(
                day: night.day,
                count: 1,
                isAvailable: night.isAvailable,
                terms: night.terms,
                rowNumber: night.rowNumber
            )
            if try output.write(one, of: listing) {
                load.rowsLoaded += 1
            } else {
                load.rowsRejected += 1
                let bytes = Int64(night.rowNumber - stretch.rowNumber) * stretch.rowBytes
                try note(
                    .duplicate,
                    rowNumber: night.rowNumber,
                    byteOffset: stretch.byteOffset + bytes
                )
            }
        }
    }
}

extension NightStretch {
    /// Nights of the fast lane; its prices are hundredths, the minor unit of the currency.
    init(_ stretch: CalendarStretch) {
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
            rowNumber: stretch.rowNumber
        )
    }
}
