internal import Domain
internal import Rents
internal import Reporting

/// Districts as tables and as a map.
enum DistrictTables {
    /// One row per area: what is advertised, and what a rent is beside it.
    static func overview(_ indicators: AreaIndicators, level: AreaIndicators.Level) -> DataTable {
        DataTable(
            columns: [
                .init(level.rawValue), .init("listings", isNumeric: true),
                .init("from", isNumeric: true), .init("to", isNumeric: true),
                .init("entire_homes", isNumeric: true), .init("dwellings", isNumeric: true),
                .init("listings_per_1000_dwellings", isNumeric: true),
                .init("entire_homes_per_1000_dwellings", isNumeric: true),
                .init("rent_minor_per_month", isNumeric: true),
                .init("median_night_minor", isNumeric: true),
                .init("break_even_nights_per_month", isNumeric: true),
            ],
            rows: indicators.rows.map { row in
                [
                    .text(row.area), decimal(row.listings, 1),
                    decimal(row.listingsInterval.lower, 1), decimal(row.listingsInterval.upper, 1),
                    decimal(row.entireHomes, 1), decimal(row.dwellings, 0),
                    decimal(row.listingsPerThousand, 2), decimal(row.entireHomesPerThousand, 2),
                    decimal(row.rent, 0), decimal(row.medianPrice, 0),
                    decimal(row.breakEvenNights, 1),
                ]
            }
        )
    }

    /// One row per area and indicator.
    static func indicators(
        _ indicators: AreaIndicators,
        level: AreaIndicators.Level,
        _ model: RentModel,
        _ currency: Currency
    ) -> DataTable {
        DataTable(
            columns: [
                .init(level.rawValue), .init("indicator"), .init("value", isNumeric: true),
                .init("from", isNumeric: true), .init("to", isNumeric: true), .init("unit"),
                .init("numerator", isNumeric: true), .init("denominator", isNumeric: true),
                .init("counts"),
            ],
            rows: indicators.rows.flatMap { row -> [[DataTable.Cell]] in
                let city = indicators.cityMedianPrice
                return DistrictIndicator.all(row, cityPrice: city, model, currency).map { one in
                    [
                        .text(row.area), .text(one.title), decimal(one.value, 2),
                        decimal(one.ends.lower, 2), decimal(one.ends.upper, 2), .text(one.unit),
                        decimal(one.numerator, 1), decimal(one.denominator, 1), .text(one.counts),
                    ]
                }
            }
        )
    }

    /// The areas with their polygons and indicators (RFC 7946), for a map.
    static func map(
        _ indicators: AreaIndicators,
        _ model: RentModel,
        _ currency: Currency
    ) -> String {
        let features = indicators.rows.map { row -> String in
            var members = ["\"area\": \(row.area.quotedForJSON)"]
            let city = indicators.cityMedianPrice
            for one in DistrictIndicator.all(row, cityPrice: city, model, currency) {
                let ends = one.ends
                let values = [("value", one.value), ("from", ends.lower), ("to", ends.upper)]
                    .map { name, value in "\"\(name)\": \(number(value))" }
                members.append(
                    "\(one.title.quotedForJSON): {\(values.joined(separator: ", ")), "
                        + "\"unit\": \(one.unit.quotedForJSON)}"
                )
            }
            let geometry =
                row.geometries.count == 1
                ? row.geometries[0]
                : "{\"type\": \"GeometryCollection\", \"geometries\": ["
                    + row.geometries.joined(separator: ", ") + "]}"
            let properties = members.joined(separator: ", ")
            return "  {\"type\": \"Feature\", \"properties\": {\(properties)}, "
                + "\"geometry\": \(geometry)}"
        }
        return "{\"type\": \"FeatureCollection\", \"features\": [\n"
            + features.joined(separator: ",\n") + "\n]}\n"
    }

    private static func number(_ value: Double?) -> String {
        value.map { FixedDecimal.text($0, digits: 4) } ?? "null"
    }

    private static func decimal(_ value: Double?, _ digits: Int) -> DataTable.Cell {
        value.map { .decimal($0, digits: digits) } ?? .empty
    }
}
