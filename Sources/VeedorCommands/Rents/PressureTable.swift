internal import Domain
internal import Rents
internal import Reporting

/// The pressure on rents, area by area.
enum PressureTable {
    static func table(_ pressures: [RentPressure], _ currency: Currency) -> DataTable {
        DataTable(
            columns: [
                .init("area"), .init("density_before", isNumeric: true),
                .init("density_after", isNumeric: true), .init("basis"),
                .init("percent", isNumeric: true), .init("from", isNumeric: true),
                .init("to", isNumeric: true),
                .init("\(currency.code)_per_month_and_dwelling", isNumeric: true),
                .init("amount_from", isNumeric: true), .init("amount_to", isNumeric: true),
            ],
            rows: pressures.map { one in
                let range = one.range
                return [
                    .text(one.area.area), .decimal(one.area.densityBefore, digits: 2),
                    .decimal(one.area.densityAfter, digits: 2), .text(basis(one.basis)),
                    one.logRent.map { .decimal(RentPressure.percent($0), digits: 2) } ?? .empty,
                    percent(range.lower), percent(range.upper),
                    one.logRent.map { amount(one, $0, currency) } ?? .empty,
                    amount(one, range.lower, currency), amount(one, range.upper, currency),
                ]
            }
        )
    }

    static func title(_ pressures: [RentPressure]) -> String {
        if case .local(let design) = pressures.first?.basis {
            return "Rents that go with the change of density, by the local design "
                + "'\(design.rawValue)':"
        }
        return "Borrowed: no local estimate is supported. What the change of density would go with "
            + "if the\npublished estimates above held here, of which nothing is known:"
    }

    private static func basis(_ basis: RentPressure.Basis) -> String {
        switch basis {
        case .local(let design): "local: \(design.rawValue)"
        case .borrowed(let studies): "borrowed: range of \(studies, of: "study/studies")"
        }
    }

    private static func percent(_ logRent: Double) -> DataTable.Cell {
        logRent.isFinite
            ? .decimal(RentPressure.percent(logRent), digits: 2) : .text("not bounded")
    }

    /// In whole units of the currency.
    private static func amount(
        _ one: RentPressure,
        _ logRent: Double,
        _ currency: Currency
    ) -> DataTable.Cell {
        guard logRent.isFinite else { return .text("not bounded") }
        let whole = (0..<currency.minorUnitDigits).reduce(1.0) { whole, _ in whole * 10 }
        return .decimal(one.amount(logRent) / whole, digits: 2)
    }
}
