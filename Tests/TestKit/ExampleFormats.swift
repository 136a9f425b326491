/// Two small formats that tests load data with, independent of the ones we ship.
public enum ExampleFormats {
    /// Listings: `id, account, kind, licence, price, lat, lon, seen`.
    public static let listings = """
        id: example.listings
        version: 1
        title: listings of an example publisher
        publisher: example
        source: https://example.org/
        licence: CC0
        container: {kind: csv}
        header:
          required: [id, account, kind, licence]
        snapshot: [path, most-frequent last_scraped_on]
        skip:
          - {column: id, equals: [TOTAL], reason: a total is no listing}
        records:
          - kind: listing
            fields:
              platform: {constant: example}
              listing_id: {column: id, as: identifier}
              host_id: {column: account, as: identifier}
              licence_text: {column: licence}
              room_type: {column: kind, as: category, values: {home: entire_home, room: private_room}}
              price_minor: {column: price, as: money, symbols: [$], group-sign: ",", minimum: 0}
              latitude: {column: lat, as: decimal, minimum: -90, maximum: 90}
              longitude: {column: lon, as: decimal, minimum: -180, maximum: 180}
              last_scraped_on: {column: seen, as: date}
        """

    /// A register: `number, places`.
    public static let register = """
        id: example.register
        version: 1
        title: register of an example city
        publisher: example
        source: https://example.org/
        licence: CC0
        container: {kind: csv, delimiter: ";"}
        header:
          required: [number, places]
        snapshot: [path]
        records:
          - kind: licence-register
            fields:
              register: {constant: HUT}
              licence_number: {column: number}
              licensed_places: {column: places, as: integer}
        """

    /// A calendar: `listing, night, free, price`.
    public static let calendar = """
        id: example.calendar
        version: 1
        title: calendar of an example publisher
        publisher: example
        source: https://example.org/
        licence: CC0
        container: {kind: csv}
        header:
          required: [listing, night, free]
        snapshot: [path, earliest night]
        records:
          - kind: calendar
            fields:
              listing_id: {column: listing, as: identifier}
              night: {column: night, as: date}
              is_available: {column: free, as: boolean}
              price_minor: {column: price, as: money}
        """
}
