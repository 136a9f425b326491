#!/usr/bin/env bash
# Makes a national set: generate.sh FOLDER TRIPS LISTINGS PARTITIONS
# FOLDER/national.sqlite holds it as plain tables, FOLDER/data/<table>/part-*.csv.gz as partitions. The numbers
# are drawn by multiplication (Knuth's 2654435761), so that every run makes the same.
set -euo pipefail
folder=$1 trips=$2 listings=$3 parts=$4
mkdir -p "$folder/data/trip" "$folder/data/listing_snapshot" "$folder/data/listing_load"
rm -f "$folder/national.sqlite"
sqlite3 "$folder/national.sqlite" <<SQL
pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -200000;
create table trip (
  load_id integer, row_number integer, operator text, origin_zone text, picked_up_at text,
  duration_s integer, distance_m integer, fare_minor integer
);
insert into trip
select
  1, value, case when r % 100 < 74 then 'HV0003' when r % 100 < 99 then 'HV0005' else '' end,
  case when r % 997 = 0 then null else cast((r >> 3) % 263 + 1 as text) end,
  strftime('%Y-%m-%d %H:%M', 1704067200 + ((r * 7919) % 31536000), 'unixepoch'),
  120 + (r >> 5) % 3000,
  case when r % 53 = 0 then null else 400 + (r >> 4) % 24000 end,
  500 + (r >> 6) % 6000
from (select value, (value * 2654435761) & 4294967295 as r from generate_series(1, $trips));
create table listing_load (snapshot_date text, load_id integer);
insert into listing_load values ('2024-06-01', 2), ('2024-12-01', 3);
create table listing_snapshot (
  load_id integer, row_number integer, platform text, listing_id text, host_id text,
  licence_text text, room_type text, district_name text, reviews_l365d integer
);
insert into listing_snapshot
select
  case when value % 2 = 0 then 2 else 3 end, value, 'airbnb', cast(value as text),
  cast((r >> 2) % ($listings / 3) as text),
  case when r % 5 = 0 then null when r % 11 = 0 then 'says "none", or' else 'HUTB-' || r end,
  case when r % 3 < 2 then 'entire_home' else 'private_room' end,
  case when r % 71 = 0 then null else 'district ' || ((r >> 7) % 400) end,
  case when r % 13 = 0 then null else (r >> 9) % 60 end
from (select value, (value * 2654435761) & 4294967295 as r from generate_series(1, $listings));
SQL
# One file a partition: gzip cannot be read from its middle. Two are written at a time.
export folder
part() {
  local table=$1 part=$2 size=$3
  sqlite3 -csv -header "$folder/national.sqlite" \
    "select * from $table where rowid > $((part * size)) and rowid <= $(((part + 1) * size))" \
    | tr -d '\r' | gzip -1 -n > "$folder/data/$table/part-$(printf '%04d' "$part").csv.gz"
}
export -f part
for table in trip listing_snapshot; do
  rows=$trips; [ "$table" = listing_snapshot ] && rows=$listings
  size=$(( (rows + parts - 1) / parts ))
  seq 0 $((parts - 1)) | xargs -P 2 -I {} bash -euo pipefail -c "part $table {} $size"
done
sqlite3 -csv -header "$folder/national.sqlite" "select * from listing_load" | tr -d '\r' \
  > "$folder/data/listing_load/part-0000.csv"
