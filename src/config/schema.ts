import type { z } from 'zod';
import { calendarSchema } from './calendar-schema.js';
import { mysqlSchema } from './connection-schema.js';
import { dirtSchema } from './dirt-schema.js';
import { section } from './fields.js';
import { generationSchema } from './generation-schema.js';
import { filmReleaseStrategySchema, masterSimulationSchema } from './master-schema.js';
import { oldGenerationKeys, oldReleaseKeys, oldSimulationKeys } from './old-schema.js';
import { inventoryPurchasingSchema } from './purchasing-schema.js';
import { simulationSchema, startDate } from './simulation-schema.js';

/** The configuration of a run: the file's keys with every default, without the connection. */
export const configSchema = section({
  simulation: simulationSchema.prefault({}).describe('When the run starts, and what every draw depends on.'),
  generation: generationSchema.prefault({}).describe('The chain, its customers and its films.'),
  calendar: calendarSchema.prefault({}).describe('The days that differ from others.'),
  master_simulation: masterSimulationSchema.prefault({}).describe('How the years go by.'),
  inventory_purchasing: inventoryPurchasingSchema.prefault({}).describe('How stores choose what to buy.'),
  dirt: dirtSchema.prefault({}).describe('Faults that the data is given, for exercises and tests.'),
});

/** The keys of a configuration file: the configuration, the connection, and keys of older files. */
export const fileSchema = section({
  mysql: mysqlSchema.optional().describe('The server to fill; without it the program finds or starts one.'),
  ...configSchema.shape,
  simulation: simulationSchema
    .extend(oldSimulationKeys)
    .prefault({})
    .describe('When the run starts, and what every draw depends on.'),
  generation: generationSchema
    .extend(oldGenerationKeys)
    .prefault({})
    .describe('The chain, its customers and its films.'),
  master_simulation: masterSimulationSchema
    .extend({
      start_date: startDate.optional().describe('The same as simulation.start_date; wins where both are given.'),
      film_release_strategy: filmReleaseStrategySchema
        .extend(oldReleaseKeys)
        .nullable()
        .default(null)
        .meta({ ...masterSimulationSchema.shape.film_release_strategy.meta() }),
    })
    .prefault({})
    .describe('How the years go by.'),
});

/** A configuration as people write it: any part of the file's shape. */
export type ConfigInput = z.input<typeof fileSchema>;

/** The resolved configuration: complete, checked and deeply frozen. */
export type Config = DeepReadonly<z.output<typeof configSchema>>;

/** The same type, read-only. */
export type DeepReadonly<Shape> = Shape extends (...args: never[]) => unknown
  ? Shape
  : Shape extends object
    ? { readonly [Key in keyof Shape]: DeepReadonly<Shape[Key]> }
    : Shape;
