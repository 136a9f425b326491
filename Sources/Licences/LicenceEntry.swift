public import Domain

/// An entry of a licence register.
public struct LicenceEntry: Hashable, Sendable {
    /// Its row in the file it was read from.
    public var rowNumber: Int

    /// The number in the normal form of its series; `nil` where the entry has none.
    public var number: String?

    /// The register's own file number.
    public var reference: String?

    /// The register's word for the standing of the licence.
    public var status: String?

    /// The first day it is valid.
    public var validFrom: CivilDate?

    /// The last day it is valid.
    public var validUntil: CivilDate?

    /// Guests.
    public var places: Int?

    /// The licensed address.
    public var position: GeoPoint?

    /// The licensed address for people; empty where the register gives none.
    public var address: String

    /// An entry.
    public init(
        rowNumber: Int,
        number: String?,
        reference: String? = nil,
        status: String? = nil,
        validFrom: CivilDate? = nil,
        validUntil: CivilDate? = nil,
        places: Int? = nil,
        position: GeoPoint? = nil,
        address: String = ""
    ) {
        self.rowNumber = rowNumber
        self.number = number
        self.reference = reference
        self.status = status
        self.validFrom = validFrom
        self.validUntil = validUntil
        self.places = places
        self.position = position
        self.address = address
    }
}
