select frozen_on from evaluation_period where definitions <> frozen
