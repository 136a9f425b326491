import Domain
import StrictYAML
import Testing

@Suite struct RowCheckConversionTests {
    @Test func `the seconds of a moment become a number, and none are lost in whole minutes`()
        throws
    {
        let check = try OneField("minimum_nights", "column: x, as: row-check")
        #expect(check("2015-05-02 21:43:00") == .integer(RowCheck.wholeMinute))
        #expect(check("2015-05-02 21:43:17") != check("2015-05-02 21:43:18"))
        #expect(check("") == .nothing)
        // The field that the moment fills says so.
        #expect(check("2015-05-02") == .nothing)
    }

    @Test(arguments: ["YYYY-MM-DDThh:mm:ss*", "epoch-milliseconds-utc"])
    func `a pattern that leaves something out checks nothing`(pattern: String) {
        let failure = #expect(throws: YAMLError.self) {
            try OneField("minimum_nights", "column: x, as: row-check, pattern: \"\(pattern)\"")
        }
        #expect("\(failure, default: "")".contains("leaves a part of the text out"))
    }
}
