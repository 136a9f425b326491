select frozen_on, definitions, frozen from evaluation_period where definitions <> frozen
