// Stands in for VS Code's device id: none is made, and nothing is written to the home folder.
exports.getDeviceId = async () => '';
