// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC1271} from "@openzeppelin/contracts/interfaces/IERC1271.sol";
import {IERC1155Receiver} from "@openzeppelin/contracts/token/ERC1155/IERC1155Receiver.sol";

/// @notice A holder that is a contract, and makes one call while it is told of units.
contract ReenteringHolder is IERC1271 {
    address private _target;
    bytes private _data;
    bool public answered;
    bytes public answer;

    function callBack(address target, bytes calldata data) external {
        (_target, _data) = (target, data);
    }

    function act(address target, bytes calldata data) external {
        (bool ok, bytes memory reason) = target.call(data);
        if (ok) return;
        assembly ("memory-safe") {
            revert(add(reason, 32), mload(reason))
        }
    }

    /// @dev It agrees to everything.
    function isValidSignature(bytes32, bytes calldata) external pure returns (bytes4) {
        return IERC1271.isValidSignature.selector;
    }

    function onERC1155Received(address, address, uint256, uint256, bytes calldata) external returns (bytes4) {
        address target = _target;
        if (target != address(0)) {
            _target = address(0);
            (answered, answer) = target.call(_data);
        }
        return IERC1155Receiver.onERC1155Received.selector;
    }
}
