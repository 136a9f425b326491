internal import CGLPK

/// The attacker's problem for counts that hang together, as GLPK solves it.
///
/// Related GLPK documentation: reference manual, chapters 2 and 5.
@safe final class AttackProblem {
    private let problem: OpaquePointer
    private let known: [KnownSums.Piece]
    private let hidden: [(index: Int, columns: [Int32])]

    /// - Parameters:
    ///   - known: sums whose value is published.
    ///   - hidden: sums that are hidden, with their numbers.
    init(known: [KnownSums.Piece], hidden: [(index: Int, members: [Int])]) {
        unsafe problem = glp_create_prob()
        self.known = known
        _ = glp_term_out(GLP_OFF)
        // Counts that stand in the same sums are one column.
        var signatures: [Int: [Int]] = [:]
        for (row, sum) in known.enumerated() {
            for member in sum.members { signatures[member, default: []].append(row) }
        }
        for (place, sum) in hidden.enumerated() {
            for member in sum.members {
                signatures[member, default: []].append(known.count + place)
            }
        }
        var columnOf: [[Int]: Int32] = [:]
        var columns: [Int: Int32] = [:]
        for (member, signature) in signatures.sorted(by: { $0.key < $1.key }) {
            let next = Int32(columnOf.count + 1)
            columns[member] = columnOf[signature, default: next]
            columnOf[signature] = columns[member]
        }
        func places(_ members: [Int]) -> [Int32] {
            Set(members.compactMap { columns[$0] }).sorted()
        }
        self.hidden = hidden.map { (index: $0.index, columns: places($0.members)) }
        unsafe glp_add_cols(problem, Int32(max(1, columnOf.count)))
        for column in 1...Int32(max(1, columnOf.count)) {
            unsafe glp_set_col_bnds(problem, column, GLP_LO, 0, 0)
            unsafe glp_set_col_kind(problem, column, GLP_IV)
        }
        unsafe glp_add_rows(problem, Int32(max(1, known.count + hidden.count)))
        for (row, sum) in known.enumerated() {
            let value = Double(sum.value)
            set(row: row, places(sum.members), GLP_FX, value)
        }
        for (place, sum) in self.hidden.enumerated() {
            set(row: known.count + place, sum.columns, GLP_LO, 1)
        }
    }

    deinit {
        unsafe glp_delete_prob(problem)
    }

    private func set(row: Int, _ columns: [Int32], _ kind: Int32, _ value: Double) {
        let indices = [0] + columns
        let ones = [Double](repeating: 1, count: indices.count)
        unsafe glp_set_mat_row(problem, Int32(row + 1), Int32(columns.count), indices, ones)
        unsafe glp_set_row_bnds(problem, Int32(row + 1), kind, value, value)
    }

    /// What can be worked out of each hidden sum.
    func ranges() throws(DisclosureError) -> [(Int, FeasibleRange)] {
        unsafe glp_adv_basis(problem, 0)
        var ranges: [(Int, FeasibleRange)] = []
        for sum in hidden {
            let set = Set(sum.columns)
            for column in 1...Int32(unsafe glp_get_num_cols(problem)) {
                unsafe glp_set_obj_coef(problem, column, set.contains(column) ? 1 : 0)
            }
            let least = try solve(GLP_MIN)
            var binding = binding()
            guard case .at(let low) = least else {
                ranges.append((sum.index, FeasibleRange(least: 0, most: 0, binding: binding)))
                continue
            }
            let most = try solve(GLP_MAX)
            binding = Set(binding + self.binding()).sorted()
            switch most {
            case .nowhere: ranges.append((sum.index, FeasibleRange(least: low, most: nil)))
            case .at(let high):
                ranges.append((sum.index, FeasibleRange(least: low, most: high, binding: binding)))
            case .unknown:
                // What cannot be told is taken for told exactly: the error that hides too much.
                ranges.append((sum.index, FeasibleRange(least: low, most: low, binding: binding)))
            }
        }
        return ranges
    }

    /// Where a sum ends in one direction, over whole numbers.
    private enum End {
        case at(Int64)
        case nowhere
        case unknown
    }

    private func solve(_ direction: Int32) throws(DisclosureError) -> End {
        unsafe glp_set_obj_dir(problem, direction)
        var parameters = glp_smcp()
        unsafe glp_init_smcp(&parameters)
        parameters.msg_lev = GLP_MSG_OFF
        let code = unsafe glp_simplex(problem, &parameters)
        guard code == 0 else { throw .unsolved(code: code) }
        switch unsafe glp_get_status(problem) {
        case GLP_OPT: break
        case GLP_UNBND: return .nowhere
        default: throw .contradiction
        }
        if isWhole() { return .at(Int64(unsafe glp_get_obj_val(problem).rounded())) }
        var search = unsafe glp_iocp()
        unsafe glp_init_iocp(&search)
        unsafe search.msg_lev = GLP_MSG_OFF
        unsafe search.tm_lim = Self.patience
        let outcome = unsafe glp_intopt(problem, &search)
        guard outcome == 0, unsafe glp_mip_status(problem) == GLP_OPT else { return .unknown }
        return .at(Int64(unsafe glp_mip_obj_val(problem).rounded()))
    }

    /// Milliseconds for one end over whole numbers.
    private static let patience: Int32 = 10_000

    private func isWhole() -> Bool {
        for column in 1...Int32(unsafe glp_get_num_cols(problem)) {
            let value = unsafe glp_get_col_prim(problem, column)
            if abs(value - value.rounded()) > 1e-6 { return false }
        }
        return true
    }

    /// The published sums that hold the last solution where it is.
    private func binding() -> [Int] {
        var sources: Set<Int> = []
        for (row, sum) in known.enumerated()
        where abs(unsafe glp_get_row_dual(problem, Int32(row + 1))) > 1e-9 {
            sources.formUnion(sum.sources)
        }
        return sources.sorted()
    }
}
