/** The window around everything: documents in tabs, menus, start page, settings, errors. */
package org.netloom.designer.shell;
