// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Deal} from "../../../contracts/settlement/Deal.sol";
import {IAsset} from "../../../contracts/settlement/IAsset.sol";

/// @notice An asset that moves only what was made ready, and counts what it is asked. It can call back while it does.
contract PreparedAsset is IAsset {
    error NotPrepared(bytes32 dealId, uint256 leg);

    mapping(bytes32 dealId => mapping(uint256 leg => bytes proof)) public prepared;
    uint256 public moved;
    uint256 public cancelled;
    address private _target;
    bytes private _data;

    function callBack(address target, bytes calldata data) external {
        (_target, _data) = (target, data);
    }

    function token() external view returns (address) {
        return address(this);
    }

    function prepare(Deal calldata, uint256 leg, bytes32 dealId, bytes calldata proof) external {
        _callBack();
        prepared[dealId][leg] = proof;
    }

    function cancel(Deal calldata, uint256 leg, bytes32 dealId) external {
        _callBack();
        delete prepared[dealId][leg];
        cancelled++;
    }

    function move(Deal calldata, uint256 leg, bytes32 dealId) external {
        require(prepared[dealId][leg].length != 0, NotPrepared(dealId, leg));
        moved++;
    }

    function _callBack() private {
        if (_target == address(0)) return;
        (bool ok, bytes memory reason) = _target.call(_data);
        if (ok) return;
        assembly ("memory-safe") {
            revert(add(reason, 32), mload(reason))
        }
    }
}
