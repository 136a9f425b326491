internal import Licences

/// The numbers in a text, under any policy of a city; the text itself where there is none.
struct NumberSpellings {
    private var readers: [LicenceReader]

    init(readers: [LicenceReader]) {
        self.readers = readers
    }

    mutating func numbers(in text: String) -> Set<String> {
        var numbers: Set<String> = []
        for index in readers.indices {
            numbers.formUnion(readers[index].reading(text).numbers.lazy.map(\.number))
        }
        return numbers.isEmpty ? [text] : numbers
    }
}
