/// The numbers of the independent streams of draws, so that no two purposes share one.
enum Streams {
    /// First day of an advertisement.
    static func opening(_ bookings: Int) -> UInt64 { 0x1_0000_0000 + UInt64(bookings) }

    /// Price, size, title and shown point of an advertisement.
    static func description(_ index: Int) -> UInt64 { 0x2_0000_0000 + UInt64(index) }

    /// Stays of a dwelling or a room.
    static func bookings(_ bookings: Int) -> UInt64 { 0x3_0000_0000 + UInt64(bookings) }

    /// Names and texts of reviews.
    static func reviews(_ index: Int) -> UInt64 { 0x4_0000_0000 + UInt64(index) }

    /// Columns of the detailed file that no rule reads.
    static func decoration(_ index: Int) -> UInt64 { 0x5_0000_0000 + UInt64(index) }

    /// Nights that a host keeps, in the years that are looked at again and again.
    static func hostBlocks(_ index: Int) -> UInt64 { 0x7_0000_0000 + UInt64(index) }

    /// What is declared of an advertisement's stays.
    static func declarations(_ index: Int) -> UInt64 { 0xA_0000_0000 + UInt64(index) }

    /// Rents of one year.
    static func rents(_ year: Int) -> UInt64 { 0x6_0000_0000 + UInt64(year) }

    /// Complaints of residents.
    static let complaints: UInt64 = 0xA_0000_0000

    /// Drivers and what becomes of them.
    static let traffic: UInt64 = 0x8_0000_0000

    /// Which trips of a driver begin where nobody can be.
    static func reach(_ driver: Int) -> UInt64 { 0xD_0000_0000 + UInt64(driver) }

    /// The trips of a driver.
    static func traffic(_ driver: Int) -> UInt64 { 0x9_0000_0000 + UInt64(driver) }
}
