// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Test} from "./Test.sol";

/// @notice Deploys contracts of the build that production deploys, by their names. Nothing of them is embedded in a test, so a test
/// runs the bytecode that is deployed, and compiling tests compiles no contract.
abstract contract Deployer is Test {
    /// @param name The contract's, in `artifacts/`; the runner has deployed the libraries that it is linked to.
    /// @param args The ABI encoding of what its constructor takes.
    /// @dev Reverts with the constructor's reason. The deployer is the caller that a prank names.
    function deploy(string memory name, bytes memory args) internal returns (address deployed) {
        bytes memory code = bytes.concat(vm.getCode(name), args);
        assembly ("memory-safe") {
            deployed := create(0, add(code, 32), mload(code))
            if iszero(deployed) {
                let reason := mload(0x40)
                returndatacopy(reason, 0, returndatasize())
                revert(reason, returndatasize())
            }
        }
    }
}
