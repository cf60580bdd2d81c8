import type { Command } from 'commander';
import { findScenario, SCENARIOS } from '../config/scenarios/list.js';
import { DatagenError } from '../errors.js';
import { renderTable } from '../terminal/table.js';
import type { CommandContext } from './context.js';

/** Defines `dvdrental scenarios` and `dvdrental scenarios show NAME`. */
export function defineScenarios(program: Command, context: CommandContext): void {
  const command = program.command('scenarios').description('List the scenarios that a run can start from.');
  command.option('--json', 'the list as one JSON document').action((options: { json?: boolean }) => {
    context.stdout.write(options.json ? `${JSON.stringify(SCENARIOS, null, 2)}\n` : `${listScenarios()}\n`);
    context.finish(0);
  });
  command
    .command('show')
    .argument('<name>', 'a scenario')
    .description('Print a scenario as JSON, to start a configuration of one’s own from.')
    .action((name: string) => {
      const scenario = findScenario(name);
      if (!scenario) {
        throw new DatagenError('usage', `There is no scenario ${name}.`, {
          hint: `The scenarios are ${SCENARIOS.map((each) => each.name).join(', ')}.`,
        });
      }
      const { title, description, configuration } = scenario;
      const document = { description: `${title}: ${description}`, ...configuration };
      context.stdout.write(`${JSON.stringify(document, null, 2)}\n`);
      context.finish(0);
    });
}

function listScenarios(): string {
  const rows = SCENARIOS.map((scenario) => [scenario.name, scenario.title]);
  return renderTable([{ title: 'scenario' }, { title: 'what it is' }], rows);
}
