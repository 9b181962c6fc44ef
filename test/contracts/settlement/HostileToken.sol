// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @notice A token with every fault that a settlement has to live with, and one call that it makes while it moves.
contract HostileToken is ERC20 {
    enum Fault {
        None,
        AnswersFalse,
        AnswersNothing,
        MovesNothing,
        KeepsAFee,
        TakesMore
    }

    Fault public fault;
    address private _target;
    bytes private _data;
    bool public reentered;

    constructor() ERC20("Hostile", "H") {}

    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    function set(Fault to) external {
        fault = to;
    }

    function callBack(address target, bytes calldata data) external {
        (_target, _data) = (target, data);
    }

    function transferFrom(address from, address to, uint256 amount) public override returns (bool) {
        if (_target != address(0)) {
            (bool ok, bytes memory reason) = _target.call(_data);
            if (!ok) {
                assembly ("memory-safe") {
                    revert(add(reason, 32), mload(reason))
                }
            }
            reentered = true;
        }
        if (fault == Fault.AnswersFalse) return false;
        if (fault == Fault.MovesNothing) return true;
        _spendAllowance(from, msg.sender, amount);
        _transfer(from, to, amount);
        if (fault == Fault.KeepsAFee) _burn(to, 1);
        if (fault == Fault.TakesMore) _burn(from, 1);
        if (fault == Fault.AnswersNothing) {
            assembly ("memory-safe") {
                return(0, 0)
            }
        }
        return true;
    }
}
