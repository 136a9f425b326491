import ScaleOut
import Testing

/// Portable statements as Spark reads them.
@Suite struct SparkDialectTests {
    @Test(arguments: [
        ("100.0 * a / b", "100.0D * a / b"),
        ("1.0*a2/7", "1.0D*a2/7"),
        ("round(x, 1)", "round(x, 1)"),
        ("'1.5' || a -- 2.5\n", "'1.5' || a -- 2.5\n"),
        ("/* 1.5 */ 1e3", "/* 1.5 */ 1e3"),
        ("'it''s 1.5' + 2.5", "'it''s 1.5' + 2.5D"),
        ("t1.a + 0.5", "t1.a + 0.5D"),
    ])
    func `a number with a point becomes a double, and nothing else changes`(
        sql: String,
        spark: String
    ) {
        #expect(SparkDialect(sql).statement == spark)
        #expect(SparkDialect(sql).unknown.isEmpty)
    }

    @Test(arguments: [
        ("select iif(a, b, c)", "iif"), ("select group_concat(a)", "group_concat"),
        ("select a ->> 'b'", "->>"), ("select strftime('%Y', a)", "strftime"),
        ("select a as \"b\"", "\""),
    ])
    func `what Spark does not know is named`(sql: String, word: String) {
        #expect(SparkDialect(sql).unknown.first == word)
    }

    @Test func `a name that only begins like a function is none`() {
        #expect(SparkDialect("select snapshot_date, 'date', datetime_of from t").unknown.isEmpty)
    }
}
