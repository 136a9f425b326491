/// The register in the layout of the city's open data: 21 columns, BOM, decimal commas.
struct RegisterFile {
    static let header =
        "N_EXPEDIENT,CODI_DISTRICTE,NOM_DISTRICTE,CODI_BARRI,NOM_BARRI,TIPUS_CARRER,CARRER,"
        + "TIPUS_NUM,NUM1,LLETRA1,NUM2,LLETRA2,BLOC,PORTAL,ESCALA,PIS,PORTA,"
        + "NUMERO_REGISTRE_GENERALITAT,NUMERO_PLACES,LONGITUD_X,LATITUD_Y"

    let world: World

    /// Writes the rows that the predicate keeps, in the order of their file numbers.
    func write(to path: String, where isIncluded: (RegisterRecord) -> Bool) throws {
        let file = try OutputFile(path)
        try file.write("\u{FEFF}" + Self.header + "\n")
        let records = world.register.records
        let order = records.indices.sorted {
            (records[$0].neighbourhood / 4, $0) < (records[$1].neighbourhood / 4, $1)
        }
        var line = CSVRow()
        for index in order where isIncluded(records[index]) {
            append(records[index], index, of: records.count, to: &line)
            try line.end(into: file)
        }
        try file.close()
    }

    private func append(
        _ record: RegisterRecord,
        _ index: Int,
        of count: Int,
        to line: inout CSVRow
    ) {
        let area = world.geography.neighbourhoods[record.neighbourhood]
        let year = 2010 + index * 14 / max(1, count)
        line.field(padded(area.districtCode, 2) + "-" + String(year) + "-" + padded(index + 1, 4))
        line.field(area.districtCode)
        line.field(area.districtName.uppercased())
        line.field(area.code)
        line.field(area.name)
        line.field(record.address.kind)
        line.field(record.address.street)
        line.field(record.address.number % 2 == 0 ? 2 : 1)
        line.field(record.address.number)
        line.field(index % 13 == 0 ? "B" : "")
        line.field(index % 17 == 0 ? record.address.number + 2 : nil)
        line.empty(3)
        line.field(["", "", "", "A", "", "E", "", ""][index % 8])
        line.field(record.address.floor)
        line.field(record.address.door)
        let blanks = String(repeating: " ", count: index % 37 == 0 ? 1 + index % 5 : 0)
        line.field(record.number.map { "HUTB-" + padded($0, 6) + blanks } ?? "")
        line.field(record.places)
        line.field(decimalComma: record.place.longitude)
        line.field(decimalComma: record.place.latitude)
    }
}

extension CSVRow {
    /// Degrees with a decimal comma, in quotes.
    fileprivate mutating func field(decimalComma value: Int) {
        var number = ByteBuffer()
        number.appendMicrodegrees(value, mark: ",")
        field(String(decoding: number.bytes, as: UTF8.self))
    }
}
