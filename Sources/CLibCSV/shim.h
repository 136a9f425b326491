// libcsv 3 has no pkg-config file; the module map links it by name.
#include <csv.h>
