// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";

/// @notice An ERC-1271 wallet that agrees to everything, or only if a call that it makes while it is asked succeeds.
contract ReenteringWallet is IERC1271 {
    address private _target;
    bytes private _data;
    bool private _insists;

    function callBack(address target, bytes calldata data, bool insists) external {
        (_target, _data, _insists) = (target, data, insists);
    }

    function isValidSignature(bytes32, bytes calldata) external view returns (bytes4) {
        // The standard's function is asked by static call: a call that changes something fails.
        (bool ok, ) = _target.staticcall(_data);
        return ok || !_insists ? IERC1271.isValidSignature.selector : bytes4(0);
    }
}
