// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ERC20} from "@openzeppelin/contracts/token/ERC20/ERC20.sol";

/// @notice Cash that makes one call while it moves, and keeps a fee if told so. It goes on whatever the call answers.
contract ReenteringCash is ERC20 {
    address private _target;
    bytes private _data;
    bool private _keeps;
    bool public answered;
    bytes public answer;

    constructor() ERC20("Cash that calls", "C") {}

    function mint(address to, uint256 amount) external {
        _mint(to, amount);
    }

    function callBack(address target, bytes calldata data) external {
        (_target, _data) = (target, data);
    }

    function keepFee() external {
        _keeps = true;
    }

    function _update(address from, address to, uint256 amount) internal override {
        super._update(from, to, amount);
        if (from == address(0) || to == address(0)) return;
        if (_keeps) super._update(to, address(0), 1);
        address target = _target;
        if (target == address(0)) return;
        _target = address(0);
        (answered, answer) = target.call(_data);
    }
}
