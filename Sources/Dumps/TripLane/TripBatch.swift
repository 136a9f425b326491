public import Domain

/// Trips that wait to be packed: one array per field, all of the same length, in memory that is
/// used again and again.
///
/// Moments are minutes of the local clock. Names are their places among all names of the load, and
/// what stands for a new one until `settle` gives it a place.
@safe public final class TripBatch {
    /// Stands for "not told".
    public static let missing = Int64.min

    /// Values between two fields: arrays a power of two apart would push each other out of the cache.
    private static let gap = 136

    /// How many trips there may be.
    public let capacity: Int

    /// How many there are.
    public internal(set) var count = 0

    /// The fields that are told, in their order.
    public let fields: [TripField]

    /// Tables of names by `TripField.rawValue`.
    private let tables: UnsafeMutableBufferPointer<NameTable>

    /// The rows first, then the fields.
    private let memory: UnsafeMutableBufferPointer<Int64>

    /// Where each field begins in the memory, by `TripField.rawValue`; -1 where it is not told.
    private let places: [Int]

    /// Room for trips that tell some fields.
    public init(fields: some Sequence<TripField>, capacity: Int) {
        let told = Set(fields)
        self.fields = TripField.allCases.filter(told.contains)
        self.capacity = capacity
        unsafe tables = .allocate(capacity: TripField.allCases.count)
        unsafe tables.initialize(repeating: NameTable())
        let stride = capacity + Self.gap
        var places = TripField.allCases.map { _ in -1 }
        for (index, field) in self.fields.enumerated() {
            places[field.rawValue] = (index + 1) * stride
        }
        self.places = places
        unsafe memory = .allocate(capacity: stride * (self.fields.count + 1))
        unsafe memory.initialize(repeating: Self.missing)
    }

    /// What stands for a name.
    public func mark(of name: String, _ field: TripField) -> Int64 {
        unsafe tables[field.rawValue].mark(of: name)
    }

    /// What stands for a name now that stood for it when it was new.
    func latest(_ mark: Int64, _ field: TripField) -> Int64 {
        guard field.storage == .name, let index = NameTable.index(ofUnsettled: mark) else {
            return mark
        }
        return unsafe tables[field.rawValue].mark(at: index)
    }

    /// Whether the trips speak of names that have no places yet.
    public var hasNewNames: Bool {
        unsafe tables.contains { $0.settledCount < $0.names.count }
    }

    /// The names of a field that have no places yet, in the order of first sight.
    public func newNames(of field: TripField) -> ArraySlice<String> {
        let table = unsafe tables[field.rawValue]
        return table.names[table.settledCount...]
    }

    /// Gives the new names of a field their places, and the trips that speak of them.
    public func settle(_ places: [Int64], _ field: TripField) {
        let first = unsafe tables[field.rawValue].settledCount
        unsafe tables[field.rawValue].settle(places)
        guard let values = unsafe values(of: field) else { return }
        for trip in 0..<count {
            guard let index = unsafe NameTable.index(ofUnsettled: values[trip]) else { continue }
            unsafe values[trip] = places[index - first]
        }
    }

    /// The table of a field's names, lent to whoever fills the batch.
    func table(of field: TripField) -> UnsafeMutablePointer<NameTable>? {
        unsafe tables.baseAddress.map { unsafe $0 + field.rawValue }
    }

    /// Whether there is no room left.
    public var isFull: Bool { count == capacity }

    /// The row of each trip in its file.
    public var rows: UnsafeMutableBufferPointer<Int64> {
        unsafe UnsafeMutableBufferPointer(rebasing: memory[0..<capacity])
    }

    /// The values of a field; `nil` where no trip tells it.
    public func values(of field: TripField) -> UnsafeMutableBufferPointer<Int64>? {
        let place = places[field.rawValue]
        guard place >= 0 else { return nil }
        return unsafe UnsafeMutableBufferPointer(rebasing: memory[place..<place + capacity])
    }

    /// Adds a trip that tells nothing yet.
    public func append(row: Int) {
        unsafe memory[count] = Int64(row)
        for field in fields {
            unsafe memory[places[field.rawValue] + count] = Self.missing
        }
        count += 1
    }

    /// Sets a value of the trip added last, where the field is told.
    public func setLast(_ field: TripField, _ value: Int64) {
        let place = places[field.rawValue]
        if place >= 0 { unsafe memory[place + count - 1] = value }
    }

    /// Takes all trips away.
    public func removeAll() { count = 0 }

    deinit {
        unsafe memory.deallocate()
        unsafe tables.deinitialize()
        unsafe tables.deallocate()
    }
}
