import Testing

@testable import Hosts

@Suite struct NumberColumnTests {
    @Test func `accounts have a number in common where their sets meet`() {
        var random = RandomNumbers(seed: 5)
        let all: [Set<Int32>] = (0..<60).map { _ in
            Set((0..<random.below(5)).map { _ in Int32(random.below(12)) })
        }
        let column = NumberColumn(all.map { $0.sorted() })
        for (one, own) in all.enumerated() {
            #expect(column.count(one) == own.count)
            for (other, others) in all.enumerated() {
                #expect(column.haveCommon(one, other) == !own.isDisjoint(with: others))
            }
        }
    }
}
