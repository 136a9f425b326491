import Domain
import GRDB
import Nights
import Policies
import Store
import SyntheticCity
import TestKit
import Testing

@Suite struct PublishedColumnTests {
    @Test func `every column of a dump whose files fit together comes out again`() throws {
        let synthetic = try SyntheticStore()
        let measures = try Measures.shipped()
        for dump in synthetic.city.answerKey.dumps {
            let day = try #require(CivilDate(dump.date))
            let columns = try PublishedColumns(synthetic.store, asOf: day, measures: measures)
            #expect(columns.differences.isEmpty)
            for outcome in columns.outcomes {
                #expect(outcome.reproduced == outcome.published, "\(outcome.column)")
                #expect(outcome.published > 0, "\(outcome.column)")
                #expect(outcome.published == dump.listings || outcome.column == .revenue)
            }
            #expect(columns.baseStay == 3)
            #expect(columns.baseStayIsInferred)
        }
    }

    @Test func `a changed value is told with its row`() throws {
        let synthetic = try SyntheticStore()
        let measures = try Measures.shipped()
        try synthetic.store.write { database in
            try database.execute(
                sql: """
                    update listing_snapshot set availability_60 = availability_60 + 1
                    where row_number = 5 and load_id = (select max(load_id) from listing_load)
                    """
            )
        }
        let columns = try PublishedColumns(synthetic.store, asOf: nil, measures: measures)
        let difference = try #require(columns.differences.first)
        #expect(columns.differences.count == 1)
        #expect(difference.rowNumber == 5)
        #expect(difference.column == .availability60)
        #expect(difference.computed == difference.published - 1)
    }

    @Test func `without calendars and reviews nothing is said of their columns`() throws {
        let synthetic = try SyntheticStore()
        try synthetic.store.write { database in
            try database.execute(sql: "delete from load where kind in ('calendar', 'review')")
        }
        let columns = try PublishedColumns(
            synthetic.store,
            asOf: nil,
            measures: Measures.shipped()
        )
        for outcome in columns.outcomes {
            let isOwn = outcome.column == .occupancy || outcome.column == .revenue
            #expect(outcome.notComputable == (isOwn ? 0 : outcome.published))
            #expect(outcome.different == 0)
        }
    }

    @Test func `before the first snapshot there is nothing to compute`() throws {
        let synthetic = try SyntheticStore()
        let day = try #require(CivilDate("2020-01-01"))
        let first = CivilDate(synthetic.city.answerKey.dumps[0].date)
        #expect(throws: NightsError.noListings(asOf: day, first: first)) {
            try PublishedColumns(synthetic.store, asOf: day, measures: Measures.shipped())
        }
    }
}
