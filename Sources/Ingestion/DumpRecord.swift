internal import Dumps

/// A record of a dump; GRDB has a class called `Record` too.
typealias DumpRecord = Dumps.Record
