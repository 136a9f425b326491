create temp table trip_delivery (
  -- One row per file of trips, and one per gap, fall, lost field and pair of files about the same days.
  -- Filled by the review of deliveries ('veedor delivery').
  kind text not null,                -- file, gap, fall, field lost, about the same days
  format_id text not null,
  operator text,                     -- as the files name it
  subject_id text not null,          -- operator or format; the file; the two loads
  begins text,                       -- day or hour of the local clock
  ends text,
  observed real,                     -- trips; of a gap hours; of a field the part of trips that tell it
  usual real,                        -- trips at such a time; of a file its rejected rows; of a field the part before
  spread real,                       -- of a fall: the usual scatter, as a standard deviation
  chance real,                       -- of a gap: how probable no trip at all is by chance
  verdict text,
  evidence text not null             -- whole files
) strict;
