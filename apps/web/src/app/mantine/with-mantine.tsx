import '@mantine/core/styles/default-css-variables.layer.css';
import '@mantine/core/styles/global.layer.css';
import '@mantine/core/styles/UnstyledButton.layer.css';
import '@mantine/core/styles/Loader.layer.css';
import '@mantine/core/styles/Button.layer.css';
import { MantineProvider } from '@mantine/core';
import type { ComponentType } from 'react';
import { cssVariables, theme } from './theme.js';

/** Something drawn with Mantine's controls. They are the leaders': what people arrive at is drawn without them, and does not wait for them. */
export function withMantine<P extends object>(Drawn: ComponentType<P>): ComponentType<P> {
  return function DrawnWithMantine(props: P) {
    return (
      <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
        <Drawn {...props} />
      </MantineProvider>
    );
  };
}
