/// Several numbers of each account, rising, one account after the other in one array: pairs of accounts
/// are compared by the hundred thousand.
struct NumberColumn {
    private let numbers: [Int32]

    /// Where the numbers of each account begin, and where the last ones end.
    private let starts: [Int]

    /// The numbers of all accounts, rising in each.
    init(_ all: [[Int32]]) {
        numbers = all.flatMap(\.self)
        starts = all.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.count) }
    }

    /// How many numbers an account has.
    func count(_ account: Int) -> Int { starts[account + 1] - starts[account] }

    /// Whether two accounts have a number in common.
    func haveCommon(_ one: Int, _ other: Int) -> Bool {
        var (left, right) = (starts[one], starts[other])
        let (leftEnd, rightEnd) = (starts[one + 1], starts[other + 1])
        while left < leftEnd, right < rightEnd {
            if numbers[left] == numbers[right] { return true }
            if numbers[left] < numbers[right] { left += 1 } else { right += 1 }
        }
        return false
    }
}
