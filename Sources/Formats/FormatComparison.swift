/// How a file compares with one format.
public struct FormatComparison: Hashable, Sendable {
    /// What the comparison says.
    public enum Verdict: String, Hashable, Sendable {
        /// The format that the file is read as.
        case recognised

        /// It would fit, but another asks for more columns.
        case fits = "fits, less specific"

        /// Required columns are missing.
        case missingColumns = "columns are missing"

        /// All required columns are there, but no era has this header.
        case noEra = "no era fits"

        /// Another kind of container.
        case otherContainer = "another container"
    }

    /// The format's id.
    public let format: String

    /// What the comparison says.
    public let verdict: Verdict

    /// How many columns the format requires.
    public let requiredCount: Int

    /// How many of them the file has.
    public let foundCount: Int

    /// The era that fits.
    public let era: String?

    /// Required columns that the file lacks.
    public let missing: [String]

    /// Columns of the file that the format says nothing about, where it fits.
    public let unknownColumns: [String]
}

extension FormatCatalogue {
    /// Compares a file with every format, the nearest first.
    ///
    /// - Throws: `DumpError` where the file cannot be read; `YAMLError` where a format has problems.
    public func comparisons(withFileAt path: String) throws -> [FormatComparison] {
        let headers = try HeaderCandidates(fileAt: path)
        let winner = try? recognise(fileAt: path).descriptor.id
        let comparisons = try descriptors().map { descriptor in
            Self.compare(
                descriptor,
                with: try headers.columns(of: descriptor.container),
                isWinner: descriptor.id == winner
            )
        }
        return comparisons.sorted { left, right in
            left.closeness != right.closeness
                ? left.closeness > right.closeness : left.format < right.format
        }
    }

    private static func compare(
        _ descriptor: FormatDescriptor,
        with columns: [String]?,
        isWinner: Bool
    ) -> FormatComparison {
        let required = descriptor.header.required
        let names = Set(columns ?? [])
        let missing = required.filter { !names.contains($0) }
        let era = missing.isEmpty ? descriptor.header.era(of: names) : nil
        let verdict: FormatComparison.Verdict =
            if columns == nil {
                .otherContainer
            } else if isWinner {
                .recognised
            } else if !missing.isEmpty {
                .missingColumns
            } else {
                era == nil ? .noEra : .fits
            }
        let known = descriptor.knownColumns
        return FormatComparison(
            format: descriptor.id,
            verdict: verdict,
            requiredCount: required.count,
            foundCount: required.count - missing.count,
            era: era,
            missing: columns == nil ? [] : missing,
            unknownColumns: era == nil
                ? [] : (columns ?? []).filter { !known.contains($0) && !$0.isEmpty }
        )
    }
}

extension FormatComparison {
    fileprivate var closeness: Double {
        switch verdict {
        case .recognised: 3
        case .fits: 2
        case .otherContainer: -1
        case .noEra, .missingColumns: Double(foundCount) / Double(max(1, requiredCount))
        }
    }
}
