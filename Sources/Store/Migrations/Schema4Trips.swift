/// The fourth schema: trips, and the registers of drivers, vehicles and bases.
///
/// A released migration is never edited; a change is a further migration.
enum Schema4Trips {
    static let statements = [
        block, name, zoneHour, operatorDay, driverTotal, vehicleTotal, session, driver, vehicle,
        base,
        "create index driver_register_entry_by_number on driver_register_entry (licence_number)",
        "create index base_register_entry_by_number on base_register_entry (base_number)",
    ]

    static let block = """
        create table trip_block (
          -- One row per up to 4,096 trips that follow each other in a file: the
          -- table 'trip' shows them in 'veedor query'. Each column is packed: a base and a width,
          -- then the differences from the base in that many bits (Store/Trips/PackedColumn).
          -- Null: no trip of the block tells it.
          load_id integer not null references load on delete cascade,
          row_number integer not null,          -- of the first trip
          trips integer not null check (trips > 0),
          first_at text not null,               -- the earliest pick-up, to the minute, local clock
          last_at text not null,                -- the latest pick-up
          row_gaps blob,                        -- rows left out before each trip; null: none
          trip_reference blob,
          operator blob,
          service blob,
          dispatching_base blob,
          originating_base blob,
          driver_licence blob,
          vehicle_licence blob,
          requested_at blob,
          on_scene_at blob,
          picked_up_at blob,
          dropped_off_at blob,
          duration_s blob,
          distance_m blob,
          origin_zone blob,
          destination_zone blob,
          passengers blob,
          fare_minor blob,
          tolls_minor blob,
          taxes_minor blob,
          fund_minor blob,
          congestion_surcharge_minor blob,
          airport_fee_minor blob,
          zone_fee_minor blob,
          extras_minor blob,
          tip_minor blob,
          total_minor blob,
          driver_pay_minor blob,
          is_shared_requested blob,
          is_shared blob,
          is_wheelchair_requested blob,
          is_wheelchair_served blob,
          is_paratransit blob,
          primary key (load_id, row_number)
        ) strict, without rowid;
        """

    private static let name = """
        create table trip_name (
          -- One row per name that a load's trips speak of: the packed columns hold its place.
          load_id integer not null references load on delete cascade,
          field text not null,                  -- operator, driver_licence, origin_zone, ...
          place integer not null,
          name text not null,
          primary key (load_id, field, place)
        ) strict, without rowid;
        """

    private static let zoneHour = """
        create table trip_zone_hour (
          -- One row per load, zone of pick-up and hour: what was driven from there.
          load_id integer not null references load on delete cascade,
          origin_zone text not null,            -- '' where the file does not tell it
          hour text not null,                   -- YYYY-MM-DD HH of the local clock
          trips integer not null,
          duration_s integer not null,          -- sums over the trips that tell it
          distance_m integer not null,
          fare_minor integer not null,
          driver_pay_minor integer not null,
          primary key (load_id, hour, origin_zone)
        ) strict, without rowid;
        """

    private static let operatorDay = """
        create table trip_operator_day (
          -- One row per load, operator, dispatching base and day of the pick-up.
          load_id integer not null references load on delete cascade,
          operator text not null,               -- '' where the file does not tell it
          dispatching_base text not null,
          day text not null,
          trips integer not null,
          duration_s integer not null,
          distance_m integer not null,
          fare_minor integer not null,
          driver_pay_minor integer not null,
          primary key (load_id, day, operator, dispatching_base)
        ) strict, without rowid;
        """

    private static let driverTotal = """
        create table trip_driver_total (
          -- One row per load and driver's licence.
          load_id integer not null references load on delete cascade,
          driver_licence text not null,
          first_at text not null,               -- the first and the last pick-up
          last_at text not null,
          trips integer not null,
          duration_s integer not null,
          distance_m integer not null,
          fare_minor integer not null,
          driver_pay_minor integer not null,
          primary key (load_id, driver_licence)
        ) strict, without rowid;
        """

    private static let vehicleTotal = """
        create table trip_vehicle_total (
          -- One row per load and vehicle.
          load_id integer not null references load on delete cascade,
          vehicle_licence text not null,
          first_at text not null,
          last_at text not null,
          trips integer not null,
          duration_s integer not null,
          distance_m integer not null,
          fare_minor integer not null,
          driver_pay_minor integer not null,
          primary key (load_id, vehicle_licence)
        ) strict, without rowid;
        """

    private static let session = """
        create table session (
          -- One row per time that a driver was at an operator's disposal.
          load_id integer not null references load on delete cascade,
          row_number integer not null,
          operator text,
          driver_licence text,
          vehicle_licence text,
          started_at text not null,             -- YYYY-MM-DD HH:MM:SS of the local clock
          ended_at text not null,
          distance_m integer,                   -- all of it
          occupied_distance_m integer,          -- with a passenger (P3)
          occupied_s integer,                   -- P3
          approach_s integer,                   -- on the way to a passenger (P2)
          primary key (load_id, row_number)
        ) strict, without rowid;
        """

    private static let driver = """
        create table driver_register_entry (
          -- One row per entry of a register of drivers and load. No name: licences are matched by
          -- number, because names repeat.
          load_id integer not null references load on delete cascade,
          row_number integer not null,
          register text not null,               -- whose register it is
          licence_number text not null,
          licence_class text,                   -- what the licence allows to drive
          status text,                          -- active, expired, suspended, ...; null: not told
          status_since text,
          valid_from text,
          valid_until text,                     -- the last day, inclusive
          operator text,                        -- where a platform keeps the list
          primary key (load_id, row_number)
        ) strict, without rowid;
        """

    private static let vehicle = """
        create table vehicle_register_entry (
          -- One row per entry of a register of vehicles and load.
          load_id integer not null references load on delete cascade,
          row_number integer not null,
          register text not null,
          entry_reference text,                 -- the register's own key of the entry
          vehicle_number text,                  -- may repeat across classes
          vehicle_class text,
          plate text,
          vin text,
          status text,
          status_since text,
          valid_from text,
          valid_until text,                     -- the last day, inclusive
          is_wheelchair_accessible integer check (is_wheelchair_accessible in (0, 1)),
          is_autonomous integer check (is_autonomous in (0, 1)),
          inspected_on text,
          model_year integer,
          base_number text,                     -- the base it belongs to
          driver_licence text,                  -- where an entry is a pair of vehicle and driver
          operator text,
          primary key (load_id, row_number)
        ) strict, without rowid;
        """

    private static let base = """
        create table base_register_entry (
          -- One row per entry of a register of bases and load.
          load_id integer not null references load on delete cascade,
          row_number integer not null,
          register text not null,
          base_number text not null,
          base_name text,
          trade_name text,                      -- the name it does business under
          base_class text,
          status text,
          status_since text,
          valid_from text,
          valid_until text,                     -- the last day, inclusive
          primary key (load_id, row_number)
        ) strict, without rowid;
        """
}
