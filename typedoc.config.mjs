// The API of each part of the package, under the name that it is imported by.
import { Converter, OptionDefaults } from 'typedoc';

const names = {
  core: 'imp-connection-manager',
  'targets/imp': 'imp-connection-manager/imp',
  'targets/simulator': 'imp-connection-manager/simulator',
  'targets/simulator/scenario-file': 'imp-connection-manager/simulator/scenario',
};

function nameModules(application) {
  application.converter.on(Converter.EVENT_RESOLVE_BEGIN, ({ project }) => {
    for (const module of project.children) module.name = names[module.name];
  });
}

export default {
  entryPoints: [
    'core/index.ts',
    'targets/imp/index.ts',
    'targets/simulator/index.ts',
    'targets/simulator/scenario-file.ts',
  ],
  tsconfig: 'targets/javascript/tsconfig.json',
  out: '.cache/docs',
  readme: 'none',
  // Links to sources would need a clone of a repo that the web shows.
  disableSources: true,
  // The schema of scenarios is made of these.
  blockTags: [...OptionDefaults.blockTags, '@maximum', '@minimum', '@multipleOf', '@pattern'],
  plugin: [nameModules],
  // Subclasses may look at what the names of these have always held, but not take it apart.
  intentionallyNotExported: ['Registration'],
  treatWarningsAsErrors: true,
};
