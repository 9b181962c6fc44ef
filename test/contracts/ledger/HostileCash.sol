// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {LedgerCash} from "./LedgerCash.sol";

/// @notice Money that does not do what it is told.
contract HostileCash is LedgerCash {
    enum Trick {
        None,
        /// @dev It moves nothing, and says so by `false`.
        False,
        /// @dev It moves nothing, and says that it did.
        Lie,
        /// @dev It keeps one unit.
        Fee,
        /// @dev It calls somebody while it moves.
        Call
    }

    Trick public trick;
    address private target;
    bytes private act;

    function setTrick(Trick trick_) external {
        trick = trick_;
    }

    function setAct(address target_, bytes calldata act_) external {
        (trick, target, act) = (Trick.Call, target_, act_);
    }

    function transfer(address to, uint256 amount) public override returns (bool) {
        if (trick == Trick.False || trick == Trick.Lie) return trick == Trick.Lie;
        bool done = super.transfer(to, amount);
        _trick(to);
        return done;
    }

    function transferFrom(address from, address to, uint256 amount) public override returns (bool) {
        if (trick == Trick.False || trick == Trick.Lie) return trick == Trick.Lie;
        bool done = super.transferFrom(from, to, amount);
        _trick(to);
        return done;
    }

    function _trick(address to) private {
        if (trick == Trick.Fee) _burn(to, 1);
        if (trick != Trick.Call) return;
        (bool done, bytes memory reason) = target.call(act);
        if (done) return;
        assembly ("memory-safe") {
            revert(add(reason, 32), mload(reason))
        }
    }
}
