export const TEMPLATE = '@{name}'; //! CM3001
