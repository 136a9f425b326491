internal import Dispatch
internal import Domain
internal import GRDB
internal import Store

/// One pass over all trips: while rules look at some blocks, each rule beside the others, the next
/// blocks are read.
///
/// Every rule sees the blocks one by one and in their order, whoever is faster: what it finds is the
/// same on one core and on many.
struct TripPass {
    private let database: Database
    private let until: CivilDate?
    private let operatorName: String?
    private let checks: [any TripCheck]
    private let reader: BlockReader

    /// How many trips count, up to the day asked for.
    private(set) var trips = 0

    /// How many were left out because a later file replaces them.
    var replaced: Int { reader.scan.replaced }

    /// A pass.
    ///
    /// - Parameters:
    ///   - database: where the trips are.
    ///   - checks: what looks at them.
    ///   - submissions: which trips count.
    ///   - until: the last day of pick-ups.
    ///   - clock: the city's, for durations of the nights on which it is set.
    ///   - operatorName: only the trips of this operator.
    /// - Throws: `DatabaseError`.
    init(
        _ database: Database,
        _ checks: [any TripCheck],
        _ submissions: LatestSubmissions,
        until: CivilDate?,
        clock: LocalClock,
        operatorName: String?
    ) throws {
        var fields = checks.reduce(into: Set<TripField>()) { $0.formUnion($1.fields) }
        if operatorName != nil { fields.formUnion([.operatorName, .dispatchingBase]) }
        self.database = database
        self.checks = checks
        self.until = until
        self.operatorName = operatorName
        reader = BlockReader(
            try CountedTrips(
                database,
                submissions,
                fields: fields,
                until: until,
                settling: clock
            )
        )
    }

    /// Shows all trips to the checks.
    ///
    /// - Throws: `DatabaseError`.
    mutating func run() throws {
        var context: TripLoadContext?
        var blocks: [TripBlock] = []
        reader.fill()
        while try reader.exchange(&blocks) {
            var next = 0
            while next < blocks.count {
                let (start, load) = (next, blocks[next].loadID)
                next = blocks[start...].firstIndex { $0.loadID != load } ?? blocks.count
                if load != context?.load {
                    let begun = try TripLoadContext(database, load: load)
                    for check in checks { check.begin(begun) }
                    context = begun
                }
                for index in start..<next {
                    if let names = context?.names { leaveOut(&blocks[index], names) }
                    count(blocks[index])
                }
                show(blocks[start..<next], readingOn: next == blocks.count)
            }
        }
        for check in checks { check.finish() }
    }

    /// Shows blocks of one load to the checks while the next ones are read.
    private func show(_ blocks: ArraySlice<TripBlock>, readingOn: Bool) {
        // Each job has a check, or the reader, for itself, and nobody else has them before all jobs
        // have ended: no two threads share anything that changes.
        nonisolated(unsafe) let (checks, reader) = (checks, reader)
        DispatchQueue.concurrentPerform(iterations: checks.count + 1) { job in
            if job > 0 {
                for block in blocks { checks[job - 1].check(block) }
            } else if readingOn {
                // It comes first, for nothing takes longer.
                reader.fill()
            }
        }
    }

    /// Leaves out the trips of other operators, where one is asked for.
    private func leaveOut(_ block: inout TripBlock, _ names: StoredTripNames) {
        guard let operatorName else { return }
        let whole = block
        block.keep(placesWhere: { whole.operatorName($0, names) == operatorName })
    }

    private mutating func count(_ block: TripBlock) {
        guard let until else {
            trips += block.count
            return
        }
        let end = Int64(until.daysSinceEpoch + 1) * 1_440
        let pickUps = block[.pickedUpAt]
        for index in 0..<block.count where pickUps[index] < end { trips += 1 }
    }
}

/// Reads a few blocks ahead, into memory that is used again.
private final class BlockReader {
    private(set) var scan: CountedTrips
    private var free: [TripBlock]
    private var blocks: [TripBlock] = []
    private var isAtEnd = false
    private var failure: (any Error)?

    private static let mostBlocks = 8

    init(_ scan: CountedTrips) {
        self.scan = scan
        free = Array(repeating: TripBlock(), count: 2 * Self.mostBlocks)
    }

    /// Reads as many blocks as there may be, or all that are left.
    func fill() {
        while blocks.count < Self.mostBlocks, !isAtEnd, var block = free.popLast() {
            do {
                isAtEnd = try !scan.next(into: &block)
                if !isAtEnd { blocks.append(block) }
            } catch {
                (isAtEnd, failure) = (true, error)
            }
        }
    }

    /// Takes blocks back and gives those read since; whether there were any.
    ///
    /// - Throws: what the reading threw.
    func exchange(_ others: inout [TripBlock]) throws -> Bool {
        if let failure { throw failure }
        free += others
        others = blocks
        blocks.removeAll(keepingCapacity: true)
        return !others.isEmpty
    }
}
