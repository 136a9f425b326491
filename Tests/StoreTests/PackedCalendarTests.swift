import Domain
import GRDB
import Store
import TestKit
import Testing

@Suite struct PackedCalendarTests {
    private func night(
        _ day: Int32,
        _ isAvailable: Bool = true,
        price: Int64? = nil,
        row: Int
    ) -> CalendarNight {
        CalendarNight(
            day: day,
            isAvailable: isAvailable,
            terms: NightTerms(priceMinor: price, minimumNights: 2),
            rowNumber: row
        )
    }

    @Test func `what is packed comes out again`() {
        var nights: [CalendarNight] = []
        for index in 0..<400 where index % 7 != 3 {
            let price = index % 3 == 0 ? nil : Int64((index * index) % 90_000)
            nights.append(
                night(Int32(19_000 + index), index % 5 < 2, price: price, row: 900 - index)
            )
        }
        let packed = PackedCalendar.packed(nights.reversed())
        #expect(packed.flatMap(\.nights) == nights)
        #expect(packed.count == 1)
    }

    @Test func `nights far apart are rows of their own`() {
        let nights = [
            night(100, row: 2), night(101, row: 3), night(162, row: 4), night(5000, row: 5),
        ]
        let packed = PackedCalendar.packed(nights)
        #expect(packed.map(\.span) == [2, 1, 1])
        #expect(packed.flatMap(\.nights) == nights)
    }

    @Test func `no row spans more than the view counts`() {
        let nights = (0..<2000).map { night(Int32($0), row: $0 + 2) }
        let packed = PackedCalendar.packed(nights)
        #expect(packed.allSatisfy { $0.span <= PackedCalendar.longestSpan })
        #expect(packed.flatMap(\.nights) == nights)
    }

    @Test func `stretches pack as their nights do`() {
        let stretches = [
            NightStretch(day: 10, count: 3, isAvailable: true, terms: NightTerms(), rowNumber: 2),
            NightStretch(
                day: 13,
                count: 4,
                isAvailable: false,
                terms: NightTerms(priceMinor: 7),
                rowNumber: 5
            ),
        ]
        #expect(
            PackedCalendar.packed(stretches) == PackedCalendar.packed(stretches.flatMap(\.nights))
        )
    }

    @Test func `a year of one price takes less than sixty bytes`() throws {
        let year = NightStretch(
            day: 0,
            count: 365,
            isAvailable: true,
            terms: NightTerms(priceMinor: 8500),
            rowNumber: 2
        )
        let packed = try #require(PackedCalendar.packed([year]).first)
        #expect(packed.available.count + packed.terms.count < 60)
        #expect(packed.listed == nil)
        #expect(packed.rows == nil)
    }

    @Test func `any SQLite tool reads the nights through the view`() throws {
        let folder = try TemporaryFolder()
        let store = try VeedorStore(path: folder.path("s.sqlite"), access: .writing)
        let nights = (0..<40).filter { $0 % 9 != 4 }.map {
            night(Int32(19_780 + $0), $0 % 3 == 0, row: $0 + 2)
        }
        let found = try store.write { database in
            var load = Load(
                fileName: "c.csv",
                fileBytes: 1,
                fileSHA256: "0",
                formatID: "f",
                formatVersion: 1,
                formatEra: "e",
                kind: "calendar",
                precedence: 1,
                snapshotDate: nil,
                snapshotPrecision: "none",
                snapshotDeterminedBy: "test",
                currency: nil,
                loadedAt: "2026-01-01T00:00:00Z"
            )
            try load.insert(database)
            let writer = try CalendarWriter(database)
            for packed in PackedCalendar.packed(nights) {
                try writer.insert(packed, loadID: load.id, listingID: "1")
            }
            return try Row.fetchAll(
                database,
                sql: "select night, is_available from listing_night order by night"
            ).map { "\($0[0] as String) \($0[1] as Int)" }
        }
        let expected = nights.map { night in
            "\(CivilDate(daysSinceEpoch: night.day)) \(night.isAvailable ? 1 : 0)"
        }
        #expect(found == expected)
    }
}
