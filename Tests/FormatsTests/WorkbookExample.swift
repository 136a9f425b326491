/// A small format of workbooks.
enum WorkbookExample {
    static func descriptor(
        money: String = "as: money, round: half-even",
        container: String = """
        { kind: xlsx, tables: [ { below: { A: Area, B: I },
          columns: { A: name, B: I, C: II } } ] }
        """
    ) -> String {
        """
        id: example.rents
        version: 1
        title: An example
        publisher: Nobody
        source: https://example.org/
        licence: CC0
        container: \(container)
        header: { required: [sheet, name, I] }
        skip:
          - { column: [I, II], equals: [""], reason: no figure }
        records:
          - kind: area-figure
            spread:
              into: value
              columns: { I: { quarter: "1" }, II: { quarter: "2" } }
            fields:
              indicator: { constant: rent }
              unit: { constant: EUR }
              area_level: { constant: district }
              district_name: { column: name }
              period_start: { column: sheet, as: period-start }
              period_end: { column: sheet, as: period-end }
              value: { \(money) }
        """
    }
}
